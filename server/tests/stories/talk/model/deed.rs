//! What people do, at random.

use domain::talk::TalkChoice;
use proptest::prelude::*;

/// Something that somebody does. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Deed {
    /// A leaver picks one of the times they see, or of those they saw some time ago.
    Book {
        leaver: usize,
        talk: usize,
        slot: usize,
        stale: bool,
    },
    Cancel {
        leaver: usize,
        talk: usize,
    },
    Choose {
        leaver: usize,
        choice: TalkChoice,
    },
    /// The host fills in a time, perhaps at an odd hour.
    Plan {
        leaver: usize,
        in_days: i64,
        cell: u16,
        outside: bool,
    },
    AddHours {
        host: usize,
        weekday: u8,
        hour: u8,
    },
    CloseDay {
        host: usize,
        in_days: i64,
    },
    /// Something stands in the host's own calendar.
    Busy {
        host: usize,
        in_days: i64,
        hour: i64,
    },
    LoseTraining {
        host: usize,
    },
    Wait {
        minutes: i64,
    },
}

/// Any of them, those that change most the most often.
pub fn deed() -> impl Strategy<Value = Deed> {
    let choice =
        prop_oneof![Just(TalkChoice::Both), Just(TalkChoice::AsProposed), Just(TalkChoice::None), Just(TalkChoice::Hr)];
    prop_oneof![
        8 => (0..4_usize, 0..2_usize, 0..40_usize, prop::bool::weighted(0.3))
            .prop_map(|(leaver, talk, slot, stale)| Deed::Book { leaver, talk, slot, stale }),
        3 => (0..4_usize, 0..2_usize).prop_map(|(leaver, talk)| Deed::Cancel { leaver, talk }),
        2 => (0..4_usize, choice).prop_map(|(leaver, choice)| Deed::Choose { leaver, choice }),
        4 => (0..4_usize, 0..9_i64, 90..220_u16, any::<bool>())
            .prop_map(|(leaver, in_days, cell, outside)| Deed::Plan { leaver, in_days, cell, outside }),
        1 => (0..3_usize, 1..6_u8, 8..15_u8).prop_map(|(host, weekday, hour)| Deed::AddHours { host, weekday, hour }),
        1 => (0..3_usize, 0..9_i64).prop_map(|(host, in_days)| Deed::CloseDay { host, in_days }),
        2 => (0..3_usize, 1..9_i64, 7..16_i64)
            .prop_map(|(host, in_days, hour)| Deed::Busy { host, in_days, hour }),
        1 => (0..2_usize).prop_map(|host| Deed::LoseTraining { host }),
        3 => (10..3_000_i64).prop_map(|minutes| Deed::Wait { minutes }),
    ]
}
