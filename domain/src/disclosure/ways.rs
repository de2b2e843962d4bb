//! Ways of leaving as figures count them: special courses are one group (docs/domain.md, "Departure types").

use super::dimension::{Dimension, Nature};
use crate::departure::DepartureType;

/// What stands in the code of the group, where others have the code of their departure type.
pub const SPECIAL_COURSE: &str = "special_course";

/// The ways of leaving as a list, by their codes below `all`: whoever left by settlement, notice with consent,
/// dismissal or incapacity is counted in one, whatever else is counted.
pub fn ways_of_leaving() -> Dimension {
    let mut codes: Vec<&str> = Vec::new();
    for way in DepartureType::ALL {
        let code = code(*way);
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Dimension::list(Nature::Fact, "all", codes)
}

/// The number in [`ways_of_leaving`] of whoever left in this way.
pub fn way_of_leaving(ways: &Dimension, departure_type: DepartureType) -> Option<usize> {
    (1..ways.size()).find(|way| ways.label(*way) == code(departure_type))
}

fn code(departure_type: DepartureType) -> &'static str {
    if departure_type.profile().is_special_course { SPECIAL_COURSE } else { departure_type.code() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_courses_are_one_way_of_leaving_and_all_others_stand_alone() {
        let ways = ways_of_leaving();
        let special = way_of_leaving(&ways, DepartureType::Dismissal).expect("a way");
        assert_eq!(ways.label(special), SPECIAL_COURSE);
        for &departure_type in DepartureType::ALL {
            let way = way_of_leaving(&ways, departure_type).expect("a way");
            assert_eq!(way == special, departure_type.profile().is_special_course, "{departure_type}");
        }
        let special_courses = DepartureType::ALL.iter().filter(|way| way.profile().is_special_course).count();
        assert_eq!(ways.size(), 1 + DepartureType::ALL.len() - special_courses + 1);
    }
}
