//! Phrases of the leaver's room: moments, choices, and what is wrong at a field.

use chrono::{Datelike, NaiveDate, NaiveTime};
use domain::questionnaire::FieldFaultKind;
use domain::talk::Way;
use leptos::prelude::*;
use server::talk::{BookedTalk, OfferedSlot};
use wording::{Wording, key};

/// A moment with everything people need to be there.
pub(super) struct Moment<'a> {
    pub date: NaiveDate,
    /// Local minutes after midnight.
    pub minute_of_day: u16,
    pub minutes: u16,
    pub host_name: &'a str,
    pub way: Way,
    pub place: Option<&'a str>,
}

impl<'a> From<&'a OfferedSlot> for Moment<'a> {
    fn from(slot: &'a OfferedSlot) -> Self {
        Self {
            date: slot.date,
            minute_of_day: slot.minute_of_day,
            minutes: slot.minutes,
            host_name: &slot.host_name,
            way: slot.way,
            place: slot.place.as_deref(),
        }
    }
}

impl<'a> From<&'a BookedTalk> for Moment<'a> {
    fn from(talk: &'a BookedTalk) -> Self {
        Self {
            date: talk.date,
            minute_of_day: talk.minute_of_day,
            minutes: talk.minutes,
            host_name: &talk.host_name,
            way: talk.way,
            place: talk.place.as_deref(),
        }
    }
}

impl Moment<'_> {
    /// "14.00–15.00".
    pub fn hours(&self, wording: Wording) -> String {
        let end = self.minute_of_day.saturating_add(self.minutes);
        format!("{}–{}", clock(wording, self.minute_of_day), clock(wording, end))
    }

    /// "dinsdag 8 december, 14.00–15.00".
    pub fn when(&self, wording: Wording, today: NaiveDate) -> String {
        format!("{}, {}", wording.day(self.date, today), self.hours(wording))
    }

    /// "met Fatima de Boer".
    pub fn with_whom(&self, wording: Wording) -> Option<String> {
        (!self.host_name.is_empty()).then(|| wording.with(key::LEAVER_SLOT_WITH, [("host", self.host_name.into())]))
    }

    /// "locatie Groenewoud", "aan de telefoon".
    pub fn whereabouts(&self, wording: Wording) -> String {
        let way = match self.way {
            Way::Phone => wording.text(key::LEAVER_SLOT_PHONE),
            Way::Video => wording.text(key::LEAVER_SLOT_VIDEO),
            Way::InPerson => match self.place {
                Some(place) => return place.to_owned(),
                None => wording.text(key::LEAVER_SLOT_IN_PERSON),
            },
        };
        match self.place {
            Some(place) => format!("{way}, {place}"),
            None => way,
        }
    }

    /// With whom and where, in one line.
    pub fn with_and_where(&self, wording: Wording) -> String {
        let mut parts: Vec<String> = self.with_whom(wording).into_iter().collect();
        parts.push(self.whereabouts(wording));
        parts.join(", ")
    }

    /// The whole moment in large letters, as it is repeated before it is confirmed.
    pub fn chosen(&self, wording: Wording, today: NaiveDate) -> AnyView {
        let with = self.with_whom(wording).map(|with| view! { {with} ", " <br/> });
        view! {
            <p class="chosen">
                {wording.day(self.date, today)} ", " <br/>
                <span class="nobreak">{self.hours(wording)}</span> ", " <br/>
                {with}
                {self.whereabouts(wording)}
            </p>
        }
        .into_any()
    }
}

/// A local time of the day from minutes after midnight; midnight itself at the end of a day.
pub(super) fn clock(wording: Wording, minute_of_day: u16) -> String {
    let minute = u32::from(minute_of_day);
    wording.time(NaiveTime::from_hms_opt(minute / 60 % 24, minute % 60, 0).unwrap_or(NaiveTime::MIN))
}

/// "14 tot en met 18 december": the month of the first day only where it is another one.
pub(super) fn from_to(wording: Wording, first: NaiveDate, last: NaiveDate) -> [String; 2] {
    let day = |date: NaiveDate| format!("{} {}", date.day(), wording.month(date));
    let from = if first.month() == last.month() { first.day().to_string() } else { day(first) };
    [from, day(last)]
}

/// The sentence beside a field of the questionnaire.
pub(super) fn fault(wording: Wording, kind: FieldFaultKind) -> String {
    match kind {
        FieldFaultKind::TooMany { max: 1 } => wording.text(key::LEAVER_FAULT_ONE),
        FieldFaultKind::TooMany { max } => wording.with(key::LEAVER_FAULT_TOO_MANY, [("max", max.into())]),
        FieldFaultKind::NotOneOfTheReasons => wording.text(key::LEAVER_FAULT_NOT_ONE_OF_THE_REASONS),
        FieldFaultKind::TooLong { max, is } => {
            wording.with(key::LEAVER_FAULT_TOO_LONG, [("over", is.saturating_sub(max).into())])
        }
        FieldFaultKind::UnknownChoice | FieldFaultKind::UnknownPerson => wording.text(key::LEAVER_FAULT_UNKNOWN_CHOICE),
        FieldFaultKind::NotADate => wording.text(key::LEAVER_FAULT_NOT_A_DATE),
        FieldFaultKind::Missing => wording.text(key::LEAVER_FAULT_MISSING),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::Language;
    use domain::talk::Way;
    use wording::Wording;

    use super::Moment;

    #[test]
    fn a_moment_is_repeated_in_words() {
        let date = NaiveDate::from_ymd_opt(2026, 12, 8).expect("a day that exists");
        let moment = Moment {
            date,
            minute_of_day: 14 * 60,
            minutes: 60,
            host_name: "Fatima de Boer",
            way: Way::InPerson,
            place: Some("locatie Groenewoud"),
        };
        let dutch = Wording::new(Language::Nl);
        assert_eq!(moment.when(dutch, date), "dinsdag 8 december, 14.00–15.00");
        assert_eq!(moment.with_and_where(dutch), "met Fatima de Boer, locatie Groenewoud");
    }
}
