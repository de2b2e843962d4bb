//! How somebody's codes are kept: as text that a later version of the program reads as well.
//!
//! `v1;key=code;…`, in a fixed order, without what is left open. A key or a code that is not known is refused: what was
//! counted may not change by being kept.

use super::codes::{Codes, ITEMS, Said, Told, answers_of, bits, of_bits};
use super::own_options::{OWN, is_own, own_code};
use crate::departure::subject::SubjectNumber;
use crate::departure::{ContractChain, DepartureType, Entry, FunctionGroup, Hybrid, PartTime, ServiceBand};
use crate::guide::TalkTheme;
use crate::questionnaire::ItemKey;
use crate::reason::{ReasonCode, ValueCode};
use crate::report::Preventable;

const VERSION: &str = "v1";

/// Codes of a list, joined; `None` of none.
fn joined<T: Copy>(all: &[T], bits: u32, code: impl Fn(T) -> &'static str) -> Option<String> {
    (bits != 0).then(|| of_bits(all, bits).map(code).collect::<Vec<_>>().join("+"))
}

fn split<T: PartialEq>(all: &[T], text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<u32> {
    let some: Option<Vec<T>> = text.split('+').map(parse).collect();
    Some(bits(all, some?))
}

impl Codes {
    /// The form in which it is kept.
    pub fn to_text(&self) -> String {
        let mut text = VERSION.to_owned();
        let mut say = |key: &str, code: Option<&str>| {
            if let Some(code) = code {
                for part in [";", key, "=", code] {
                    text.push_str(part);
                }
            }
        };
        let yes = |is_so: bool| is_so.then_some("1");
        say("unit", Some(self.unit.to_string().as_str()));
        say("way", Some(self.way.code()));
        say("foreseen", yes(self.foreseen));
        say("function_group", self.function_group.map(FunctionGroup::code));
        say("subject", self.subject.map(|subject| subject.to_string()).as_deref());
        say("service_band", self.service_band.map(ServiceBand::code));
        say("entry", self.entry.map(Entry::code));
        say("part_time", self.part_time.map(PartTime::code));
        say("hybrid", self.hybrid.map(Hybrid::code));
        say("contract_chain", self.contract_chain.map(ContractChain::code));
        say("invited", yes(self.invited));
        say("formal", yes(self.formal));
        say("informal", yes(self.informal));
        if let Some(said) = &self.answered {
            say("answered", Some("1"));
            say("reasons", joined(ReasonCode::ALL, said.reasons, ReasonCode::code).as_deref());
            say("decisive", said.decisive.map(ReasonCode::code));
            say("valued", joined(ValueCode::ALL, said.valued, ValueCode::code).as_deref());
            say("predicted", said.predicted.map(|is_right| if is_right { "right" } else { "wrong" }));
            for (item, number) in ITEMS.iter().zip(said.items) {
                let place = usize::from(number).checked_sub(1);
                let own = said.own.iter().find(|(given, _)| given == item).map(|(_, key)| own_code(key));
                let standard = place.and_then(|place| answers_of(*item).get(place).copied());
                say(item.code(), standard.or(own.as_deref()));
            }
        }
        if let Some(told) = &self.told {
            say("told", Some("1"));
            say("told_reasons", joined(ReasonCode::ALL, told.reasons, ReasonCode::code).as_deref());
            say("told_decisive", told.decisive.map(ReasonCode::code));
            say("preventable", told.preventable.map(Preventable::code));
            say("themes", joined(TalkTheme::ALL, told.themes, TalkTheme::code).as_deref());
            say("part_in_leaving", joined(TalkTheme::ALL, told.decisive_themes, TalkTheme::code).as_deref());
            say("stayed_because", joined(ValueCode::ALL, told.stayed, ValueCode::code).as_deref());
        }
        text
    }

    /// Reads what [`Codes::to_text`] wrote; `None` of anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split(';');
        if fields.next() != Some(VERSION) {
            return None;
        }
        let (key, unit) = fields.next()?.split_once('=')?;
        let unit = (key == "unit").then(|| unit.parse().ok()).flatten()?;
        let (key, way) = fields.next()?.split_once('=')?;
        let way = (key == "way").then(|| DepartureType::parse(way)).flatten()?;
        let mut codes = Self {
            unit,
            way,
            foreseen: false,
            function_group: None,
            subject: None,
            service_band: None,
            entry: None,
            part_time: None,
            hybrid: None,
            contract_chain: None,
            invited: false,
            formal: false,
            informal: false,
            answered: None,
            told: None,
        };
        for field in fields {
            let (key, code) = field.split_once('=')?;
            match key {
                "foreseen" => codes.foreseen = true,
                "function_group" => codes.function_group = Some(FunctionGroup::parse(code)?),
                "subject" => codes.subject = Some(SubjectNumber::new(code.parse().ok()?)),
                "service_band" => codes.service_band = Some(ServiceBand::parse(code)?),
                "entry" => codes.entry = Some(Entry::parse(code)?),
                "part_time" => codes.part_time = Some(PartTime::parse(code)?),
                "hybrid" => codes.hybrid = Some(Hybrid::parse(code)?),
                "contract_chain" => codes.contract_chain = Some(ContractChain::parse(code)?),
                "invited" => codes.invited = true,
                "formal" => codes.formal = true,
                "informal" => codes.informal = true,
                "answered" => codes.answered = Some(Said::default()),
                "told" => codes.told = Some(Told::default()),
                // What was told stands behind what was answered.
                _ => match (&mut codes.told, &mut codes.answered) {
                    (Some(told), _) => told.read(key, code)?,
                    (None, Some(said)) => said.read(key, code)?,
                    (None, None) => return None,
                },
            }
        }
        // What was written in another order, or twice, is none of ours.
        (codes.to_text() == text).then_some(codes)
    }
}

impl Said {
    fn read(&mut self, key: &str, code: &str) -> Option<()> {
        match key {
            "reasons" => self.reasons = split(ReasonCode::ALL, code, ReasonCode::parse)?,
            "decisive" => self.decisive = Some(ReasonCode::parse(code)?),
            "valued" => self.valued = split(ValueCode::ALL, code, ValueCode::parse)?,
            "predicted" => self.predicted = Some(code == "right"),
            _ => {
                let place = ITEMS.iter().position(|item| item.code() == key)?;
                if let Some(key) = code.strip_prefix(OWN) {
                    let key = ItemKey::parse(key).ok().filter(|key| is_own(ITEMS[place], key))?;
                    self.own.push((ITEMS[place], key));
                    return Some(());
                }
                let answer = answers_of(ITEMS[place]).iter().position(|known| *known == code)?;
                self.items[place] = u8::try_from(answer + 1).ok()?;
            }
        }
        Some(())
    }
}

impl Told {
    fn read(&mut self, key: &str, code: &str) -> Option<()> {
        match key {
            "told_reasons" => self.reasons = split(ReasonCode::ALL, code, ReasonCode::parse)?,
            "told_decisive" => self.decisive = Some(ReasonCode::parse(code)?),
            "preventable" => self.preventable = Some(Preventable::parse(code)?),
            "themes" => self.themes = split(TalkTheme::ALL, code, TalkTheme::parse)?,
            "part_in_leaving" => self.decisive_themes = split(TalkTheme::ALL, code, TalkTheme::parse)?,
            "stayed_because" => self.stayed = split(ValueCode::ALL, code, ValueCode::parse)?,
            _ => return None,
        }
        Some(())
    }
}
