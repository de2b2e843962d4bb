//! The organisation tree below a board.

use crate::coded::coded;
use crate::departure_form::look_up;

coded! {
    /// A level of the tree; the words people see for it are settings of the board.
    pub enum UnitKind {
        School = "school",
        Team = "team",
    }
}

coded! {
    /// Where a school is, for figures by region: its province, or the Caribbean Netherlands.
    pub enum Region {
        Drenthe = "drenthe",
        Flevoland = "flevoland",
        Friesland = "friesland",
        Gelderland = "gelderland",
        Groningen = "groningen",
        Limburg = "limburg",
        NorthBrabant = "north_brabant",
        NorthHolland = "north_holland",
        Overijssel = "overijssel",
        Utrecht = "utrecht",
        Zeeland = "zeeland",
        SouthHolland = "south_holland",
        Caribbean = "caribbean",
    }
}

impl Region {
    /// Reads a code, or a name in Dutch or English.
    pub fn read(text: &str) -> Option<Self> {
        look_up(
            text,
            Self::parse,
            &[
                (Self::Friesland, &["fryslan"]),
                (Self::NorthBrabant, &["noord brabant", "north brabant", "brabant"]),
                (Self::NorthHolland, &["noord holland", "north holland"]),
                (Self::SouthHolland, &["zuid holland", "south holland"]),
                (Self::Caribbean, &["caribisch nederland", "caribbean netherlands"]),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Region;

    #[test]
    fn a_region_is_read_by_its_name_in_either_language() {
        for (text, region) in [
            ("Noord-Holland", Some(Region::NorthHolland)),
            ("South Holland", Some(Region::SouthHolland)),
            ("Fryslân", Some(Region::Friesland)),
            ("utrecht", Some(Region::Utrecht)),
            ("Holland", None),
        ] {
            assert_eq!(Region::read(text), region, "{text}");
        }
    }
}
