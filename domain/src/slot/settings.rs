//! What hosts set for themselves, and what counts where they set nothing.

use super::{Buffers, CELL_MINUTES};
use crate::coded::coded;
use crate::language::Language;

/// Minutes kept free after a talk, for notes and a breath, unless the host chose otherwise.
pub const BUFFER_AFTER_MINUTES: u16 = 15;
/// The least notice at which a leaver can book a time, in hours, unless the host chose otherwise.
pub const NOTICE_HOURS: u16 = 24;
/// The longest buffer on either side, in minutes.
pub const BUFFER_MAX_MINUTES: u16 = 120;
/// The longest notice: two weeks. With more a leaver of four weeks hardly finds a time.
pub const NOTICE_MAX_HOURS: u16 = 336;
/// The furthest horizon, in days.
pub const HORIZON_MAX_DAYS: u16 = 365;
/// The most talks a host can allow on one day.
pub const TALKS_A_DAY_MAX: u16 = 24;

/// By which limits a host is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostSettings {
    pub buffers: Buffers,
    /// Nothing starts sooner than this many hours from now.
    pub notice_hours: u16,
    /// Nothing is offered more than this many days ahead; `None`: as far as the talk's own window.
    pub horizon_days: Option<u16>,
    /// The greatest number of talks on one local day.
    pub talks_a_day: u16,
}

impl HostSettings {
    /// What counts for a host who set nothing: no buffer before, 15 minutes after, a day's notice, no
    /// horizon, and as many talks a day as the board says.
    pub const fn standard(talks_a_day: u16) -> Self {
        Self {
            buffers: Buffers { before: 0, after: BUFFER_AFTER_MINUTES },
            notice_hours: NOTICE_HOURS,
            horizon_days: None,
            talks_a_day,
        }
    }
}

/// What a host set; `None` where the default counts. Made by
/// [`OwnSettingsDraft::check`] only; the default is of a host who set nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSettings {
    buffer_before: Option<u16>,
    buffer_after: Option<u16>,
    notice_hours: Option<u16>,
    horizon_days: Option<u16>,
    talks_a_day: Option<u16>,
    languages: Vec<Language>,
}

impl OwnSettings {
    /// What the host set in this field, in its own unit.
    pub const fn value(&self, field: SettingsField) -> Option<u16> {
        match field {
            SettingsField::BufferBefore => self.buffer_before,
            SettingsField::BufferAfter => self.buffer_after,
            SettingsField::NoticeHours => self.notice_hours,
            SettingsField::HorizonDays => self.horizon_days,
            SettingsField::TalksADay => self.talks_a_day,
        }
    }

    /// The languages in which the host holds talks, in order; empty when nobody has said so: then any.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The limits that count, given how many talks a day the board allows.
    pub fn over(&self, talks_a_day: u16) -> HostSettings {
        let standard = HostSettings::standard(talks_a_day);
        HostSettings {
            buffers: Buffers {
                before: self.buffer_before.unwrap_or(standard.buffers.before),
                after: self.buffer_after.unwrap_or(standard.buffers.after),
            },
            notice_hours: self.notice_hours.unwrap_or(standard.notice_hours),
            horizon_days: self.horizon_days,
            talks_a_day: self.talks_a_day.unwrap_or(standard.talks_a_day),
        }
    }

    /// The languages as stored: tags with commas, `nl,en`; `None` for any.
    pub fn languages_text(&self) -> Option<String> {
        let tags: Vec<&str> = self.languages.iter().map(|language| language.tag()).collect();
        (!tags.is_empty()).then(|| tags.join(","))
    }
}

/// The languages of a stored text, as [`OwnSettings::languages_text`] writes it; `None` where a tag is
/// unknown.
pub fn languages_of(text: Option<&str>) -> Option<Vec<Language>> {
    let Some(text) = text else { return Some(Vec::new()) };
    let mut found: Vec<Language> = text.split(',').map(Language::parse).collect::<Option<_>>()?;
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// Settings before they were checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSettingsDraft {
    pub buffer_before: Option<u32>,
    pub buffer_after: Option<u32>,
    pub notice_hours: Option<u32>,
    pub horizon_days: Option<u32>,
    pub talks_a_day: Option<u32>,
    pub languages: Vec<Language>,
}

coded! {
    /// A field of a host's settings.
    pub enum SettingsField {
        BufferBefore = "buffer_before",
        BufferAfter = "buffer_after",
        NoticeHours = "notice_hours",
        HorizonDays = "horizon_days",
        TalksADay = "talks_a_day",
    }
}

coded! {
    /// What is wrong with a host's setting.
    pub enum SettingsFault {
        NotMultipleOfFive = "not_multiple_of_five",
        /// Less than the field allows; see [`SettingsField::limits`].
        TooLittle = "too_little",
        TooMuch = "too_much",
    }
}

impl SettingsField {
    /// The least and the most that can be set.
    pub const fn limits(self) -> (u16, u16) {
        match self {
            Self::BufferBefore | Self::BufferAfter => (0, BUFFER_MAX_MINUTES),
            Self::NoticeHours => (0, NOTICE_MAX_HOURS),
            Self::HorizonDays => (1, HORIZON_MAX_DAYS),
            Self::TalksADay => (1, TALKS_A_DAY_MAX),
        }
    }

    fn check(self, value: u32) -> Result<u16, SettingsFault> {
        let (least, most) = self.limits();
        let value = u16::try_from(value).map_err(|_| SettingsFault::TooMuch)?;
        let in_cells = matches!(self, Self::BufferBefore | Self::BufferAfter);
        match value {
            value if value > most => Err(SettingsFault::TooMuch),
            value if value < least => Err(SettingsFault::TooLittle),
            value if in_cells && !value.is_multiple_of(CELL_MINUTES) => Err(SettingsFault::NotMultipleOfFive),
            value => Ok(value),
        }
    }
}

impl OwnSettingsDraft {
    /// Checks every field; all faults come back at once, each at its field.
    pub fn check(&self) -> Result<OwnSettings, Vec<(SettingsField, SettingsFault)>> {
        let mut faults = Vec::new();
        let mut check = |field: SettingsField, value: Option<u32>| {
            let checked = field.check(value?);
            checked.map_err(|fault| faults.push((field, fault))).ok()
        };
        let mut settings = OwnSettings {
            buffer_before: check(SettingsField::BufferBefore, self.buffer_before),
            buffer_after: check(SettingsField::BufferAfter, self.buffer_after),
            notice_hours: check(SettingsField::NoticeHours, self.notice_hours),
            horizon_days: check(SettingsField::HorizonDays, self.horizon_days),
            talks_a_day: check(SettingsField::TalksADay, self.talks_a_day),
            languages: self.languages.clone(),
        };
        settings.languages.sort_unstable();
        settings.languages.dedup();
        if faults.is_empty() { Ok(settings) } else { Err(faults) }
    }
}
