//! How a departure type is shown to whoever need not know all of it.

use serde::{Deserialize, Serialize};

use super::DepartureType;

/// A departure type as lists show it, and as a host reads it: settlement, notice with consent, dismissal and incapacity
/// are one. HR reads on the record which of them it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShownType {
    Special,
    Type(DepartureType),
}

impl ShownType {
    /// What lists and hosts read of this type.
    pub fn of(kind: DepartureType) -> Self {
        if kind.profile().is_special_course { Self::Special } else { Self::Type(kind) }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Special => "special",
            Self::Type(kind) => kind.code(),
        }
    }

    /// Reads a code; that of a special course means all of them.
    pub fn parse(code: &str) -> Option<Self> {
        if code == "special" {
            return Some(Self::Special);
        }
        DepartureType::parse(code).map(Self::of)
    }

    /// All, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        let plain = DepartureType::ALL.iter().copied().filter(|kind| !kind.profile().is_special_course);
        plain.map(Self::Type).chain([Self::Special])
    }
}

#[cfg(test)]
mod tests {
    use super::{DepartureType, ShownType};

    #[test]
    fn whoever_leaves_in_a_special_course_is_shown_as_nothing_else() {
        let special: Vec<&str> = DepartureType::ALL
            .iter()
            .filter(|kind| ShownType::of(**kind) == ShownType::Special)
            .map(|kind| kind.code())
            .collect();
        assert_eq!(special, ["notice_with_consent", "settlement", "dismissal", "incapacity"]);
        assert_eq!(ShownType::parse("incapacity"), Some(ShownType::Special));
        let transfer = ShownType::Type(DepartureType::InternalTransfer);
        assert_eq!(
            (ShownType::of(DepartureType::InternalTransfer), ShownType::parse("internal_transfer")),
            (transfer, Some(transfer))
        );
        assert_eq!(ShownType::parse("holiday"), None);
    }
}
