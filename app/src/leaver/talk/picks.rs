//! What was picked for each talk and is not booked yet. It travels with the leaver from page to page, in
//! the address and in hidden fields, so that settling one talk never loses the time of the other.

use chrono::TimeDelta;
use domain::ids::TalkId;
use domain::slot::Busy;
use domain::talk::TalkChoice;
use server::talk::{Offer, OfferedSlot, SlotKey, TalkOffer};

/// The field of the only talk of a page; of a page of talks there would be, of which they pick one with
/// its time, this one field is all.
pub(super) const ONE: &str = "slot";

/// The name of the field in which the times of one of several talks are picked; `name` is its id, or with
/// whom they would talk.
pub(super) fn field(name: &str) -> String {
    if TalkChoice::parse(name).is_some() { ONE.to_owned() } else { format!("{ONE}-{name}") }
}

/// The times that were picked, each with its field, in the order of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Picks(Vec<(String, SlotKey)>);

impl Picks {
    /// Of the names and values of an address or a form those that pick a time. `slot` is of the talk that
    /// `talk` names, where it names one.
    pub fn of(pairs: &[(String, String)]) -> Self {
        let one = pairs.iter().find(|(name, _)| name == "talk").map_or_else(|| ONE.to_owned(), |(_, talk)| field(talk));
        let mut picks: Vec<(String, SlotKey)> = Vec::new();
        for (name, value) in pairs {
            let of_talk = name.strip_prefix(ONE).and_then(|rest| rest.strip_prefix('-'));
            let name = match of_talk {
                Some(talk) if talk.parse::<TalkId>().is_ok() => name,
                None if name == ONE => &one,
                _ => continue,
            };
            if let (Ok(slot), false) = (value.parse(), picks.iter().any(|(known, _)| known == name)) {
                picks.push((name.clone(), slot));
            }
        }
        Self(picks)
    }

    /// The time that was picked for this talk.
    pub fn for_talk(&self, name: &str) -> Option<SlotKey> {
        let field = field(name);
        self.0.iter().find(|(known, _)| *known == field).map(|(_, slot)| *slot)
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The picks for the other talks that are planned beside this one. Where they pick one of two, there
    /// are none.
    pub fn beside(&self, name: &str) -> Self {
        let field = field(name);
        Self(self.0.iter().filter(|(known, _)| *known != field && known != ONE).cloned().collect())
    }

    /// The picks for talks that are not shown: these are.
    pub fn but(&self, shown: &[&str]) -> Self {
        let shown: Vec<String> = shown.iter().map(|name| field(name)).collect();
        Self(self.0.iter().filter(|(known, _)| !shown.contains(known)).cloned().collect())
    }

    /// As names and values of an address or a form.
    pub fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        self.0.iter().map(|(name, slot)| (name.clone(), slot.to_string()))
    }

    /// The first planned talk for which a time was picked.
    pub fn first_talk(&self) -> Option<String> {
        self.0.iter().find_map(|(name, _)| Some(name.strip_prefix(ONE)?.strip_prefix('-')?.to_owned()))
    }
}

/// A talk on offer, by the name that forms give it.
pub(super) fn talks(offer: &Offer) -> Vec<(String, &TalkOffer)> {
    let planned = offer.talks.iter().map(|talk| (talk.talk.to_string(), talk));
    let chosen = offer.either.iter().map(|either| (either.name().to_owned(), &either.offer));
    planned.chain(chosen).collect()
}

/// A pick, with the talk it is for.
#[derive(Clone, Debug)]
pub(super) struct Picked<'a> {
    pub name: String,
    pub talk: &'a TalkOffer,
    pub key: SlotKey,
}

impl<'a> Picked<'a> {
    /// The picks for talks on offer. Of talks of which they can have one, the one whose host it is.
    pub fn of(offer: &'a Offer, picks: &Picks) -> Vec<Self> {
        let hosts = |talk: &TalkOffer, key: &SlotKey| talk.hosts.iter().any(|host| host.account == key.host);
        talks(offer)
            .into_iter()
            .filter_map(|(name, talk)| Some(Self { key: picks.for_talk(&name)?, name, talk }))
            .filter(|picked| offer.either.is_empty() || hosts(picked.talk, &picked.key))
            .collect()
    }

    /// The time, while it is on offer.
    pub fn slot(&self) -> Option<&'a OfferedSlot> {
        self.talk.days.iter().flat_map(|day| &day.slots).find(|slot| slot.key == self.key)
    }

    /// Whether it is the time that their talk has already.
    pub fn is_booked(&self) -> bool {
        self.talk.booked.as_ref().is_some_and(|booked| {
            booked.starts_at == self.key.start && booked.host == self.key.host && booked.way == self.key.way
        })
    }

    /// From when to when.
    pub fn time(&self) -> Busy {
        Busy { start: self.key.start, end: self.key.start + TimeDelta::minutes(i64::from(self.talk.minutes)) }
    }
}

#[cfg(test)]
mod tests {
    use super::Picks;

    const TALK: &str = "0190a0b0c0d07000800000000000000a";
    const SLOT: &str = "0190a0b0c0d07000800000000000000b.1800000000.phone";

    fn picks(pairs: &[(&str, &str)]) -> Vec<String> {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Picks::of(&pairs).pairs().map(|(name, slot)| format!("{name}={slot}")).collect()
    }

    #[test]
    fn an_address_keeps_times_and_nothing_else() {
        let field = format!("slot-{TALK}");
        assert_eq!(picks(&[("week", "2027-01-11"), (&field, SLOT)]), [format!("{field}={SLOT}")]);
        assert!(picks(&[("slot-elsewhere", SLOT), ("slotted", SLOT), (&field, "whenever")]).is_empty());
    }

    #[test]
    fn the_only_talk_of_a_page_is_the_one_that_is_named() {
        assert_eq!(picks(&[("slot", SLOT), ("talk", TALK)]), [format!("slot-{TALK}={SLOT}")]);
        assert_eq!(picks(&[("slot", SLOT), ("talk", "leader")]), [format!("slot={SLOT}")]);
        assert_eq!(picks(&[("slot", SLOT)]), [format!("slot={SLOT}")]);
    }

    #[test]
    fn of_one_talk_the_first_pick_counts_and_beside_it_is_what_is_for_another() {
        let (field, other) = (format!("slot-{TALK}"), SLOT.replace("phone", "video"));
        assert_eq!(picks(&[(&field, SLOT), (&field, &other)]), [format!("{field}={SLOT}")]);
        let both =
            Picks::of(&[(field.clone(), SLOT.to_owned()), ("slot-0190a0b0c0d07000800000000000000c".to_owned(), other)]);
        let beside: Vec<_> = both.beside(TALK).pairs().map(|(name, _)| name).collect();
        assert_eq!(beside, ["slot-0190a0b0c0d07000800000000000000c"]);
        assert!(both.beside("leader").for_talk(TALK).is_some());
    }
}
