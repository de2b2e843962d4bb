//! Facts about a leaver that HR may leave open, each one of a list of choices.
//!
//! The table below is all that says which there are: forms, lists, records and own copies walk it. Free
//! text is deliberately absent: what nobody can count tells too much about one person.

use serde::{Deserialize, Serialize};

use super::groups::{ContractChain, Entry, Hybrid, PartTime, contract_chain, entry, hybrid, part_time};
use crate::coded::coded;
use crate::departure_form::{Field, look_up, service_band};
use crate::reason::Destination;

/// Declares the optional facts: `name: Type = Field, read by function, headed by words`.
macro_rules! optional_facts {
    ($($(#[$doc:meta])* $name:ident: $type:ident = $read:path, $headings:expr);+ $(;)?) => {
        /// What HR knows of the facts that may be left open.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct OptionalFacts {
            $($(#[$doc])* pub $name: Option<$type>),+
        }

        impl OptionalFacts {
            /// Their fields, in the order in which they are asked and shown.
            pub const FIELDS: &'static [Field] = &[$(Field::$type),+];

            /// The codes of those fields, which are the names of their columns.
            pub const CODES: &'static [&'static str] = &[$(Field::$type.code()),+];

            /// The code of a fact; `None` where it is left open, or where the field is none of these.
            pub fn code(&self, field: Field) -> Option<&'static str> {
                $(if field == Field::$type {
                    return self.$name.map($type::code);
                })+
                None
            }

            /// Reads what was typed for one of these fields: a code, or its words in Dutch or English.
            /// `false` where it means none of the choices.
            pub(crate) fn read(&mut self, field: Field, text: &str) -> bool {
                $(if field == Field::$type {
                    self.$name = $read(text);
                    return self.$name.is_some();
                })+
                false
            }

            /// The codes to choose from, in the order in which they are offered.
            pub fn choices(field: Field) -> Vec<&'static str> {
                $(if field == Field::$type {
                    return $type::ALL.iter().map(|one| one.code()).collect();
                })+
                Vec::new()
            }

            /// What a list may have above the column, besides the field's code.
            pub(crate) const HEADINGS: &'static [(Field, &'static [&'static str])] = &[$((Field::$type, $headings)),+];
        }
    };
}

optional_facts! {
    function_group: FunctionGroup = function_group, &["functiegroep"];
    service_band: ServiceBand = service_band, &["dienstjaren", "service", "years of service"];
    entry: Entry = entry, &["instroom"];
    part_time: PartTime = part_time, &["werktijd", "werktijdfactor", "fte", "deeltijd"];
    hybrid: Hybrid = hybrid, &["hybride", "hybride docent"];
    contract_chain: ContractChain = contract_chain, &["soort contract", "contractketen", "kind of contract"];
    /// As far as HR knows; the leaver may say so in the questionnaire.
    destination: Destination = destination, &["bestemming"];
}

coded! {
    /// Length of service, in bands: never exact, so that nobody is recognised by it.
    pub enum ServiceBand {
        UnderOne = "under_1",
        OneToThree = "1_to_3",
        ThreeToTen = "3_to_10",
        OverTen = "over_10",
    }
}

impl ServiceBand {
    /// People with under three years of service are asked how they were guided at the start.
    pub const fn is_under_three_years(self) -> bool {
        matches!(self, Self::UnderOne | Self::OneToThree)
    }
}

coded! {
    /// What kind of work the leaver did.
    pub enum FunctionGroup {
        Teaching = "teaching",
        Support = "support",
        Management = "management",
        Other = "other",
    }
}

fn destination(text: &str) -> Option<Destination> {
    look_up(
        text,
        Destination::parse,
        &[
            (
                Destination::SameSector,
                &[
                    "zelfde sector",
                    "zelfde sector andere school",
                    "same sector",
                    "same sector other school",
                    "same sector another school",
                ],
            ),
            (
                Destination::OtherPartOfEducation,
                &[
                    "ander deel van het onderwijs",
                    "ander onderwijs",
                    "other part of education",
                    "another part of education",
                ],
            ),
            (Destination::Government, &["overheid", "government"]),
            (
                Destination::Elsewhere,
                &[
                    "buiten onderwijs en overheid",
                    "buiten het onderwijs",
                    "buiten onderwijs",
                    "outside education and government",
                    "outside education",
                ],
            ),
            (Destination::OwnBusiness, &["eigen bedrijf", "zzp", "own business"]),
            (Destination::Study, &["studie", "study"]),
            (Destination::NoPaidWork, &["geen betaald werk", "no paid work"]),
            (Destination::Retirement, &["pensioen", "retirement"]),
            (
                Destination::NotKnownYet,
                &["weet ik nog niet", "nog niet bekend", "onbekend", "not known yet", "i don t know yet", "unknown"],
            ),
            (Destination::RatherNotSay, &["zeg ik liever niet", "i d rather not say", "rather not say"]),
        ],
    )
}

fn function_group(text: &str) -> Option<FunctionGroup> {
    look_up(
        text,
        FunctionGroup::parse,
        &[
            (
                FunctionGroup::Teaching,
                &[
                    "onderwijs",
                    "onderwijzend",
                    "onderwijzend personeel",
                    "op",
                    "docent",
                    "leraar",
                    "teaching",
                    "teacher",
                ],
            ),
            (
                FunctionGroup::Support,
                &[
                    "ondersteuning",
                    "ondersteunend",
                    "onderwijsondersteunend",
                    "onderwijsondersteunend personeel",
                    "oop",
                    "support",
                ],
            ),
            (FunctionGroup::Management, &["leiding", "directie", "management", "leidinggevend"]),
            (FunctionGroup::Other, &["anders", "overig", "other"]),
        ],
    )
}
