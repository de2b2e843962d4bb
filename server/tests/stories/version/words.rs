//! Every code that the pages of questionnaire and guides name has its words.

use domain::Language;
use domain::guide::GuideKey;
use domain::questionnaire::{ItemKey, OwnKind, Questionnaire, Variant};
use wording::Wording;

#[test]
fn every_variant_kind_guide_and_change_has_words() {
    use domain::questionnaire::ChangeKind as C;
    let option = || ItemKey::parse("o").expect("a key");
    let changes = [
        C::OtherKind,
        C::OtherMaximum,
        C::OtherPeople,
        C::Gone,
        C::OwnRemoved,
        C::Added,
        C::SwitchedOff,
        C::SwitchedOn,
        C::Reworded,
        C::OtherAside,
        C::TitleReworded,
    ];
    assert!(C::OptionGone { option: option() }.breaks_comparison(), "options are named, in sentences of their own");
    let codes = Variant::ALL
        .iter()
        .map(|variant| ("variant", variant.code()))
        .chain(Questionnaire::standard().items().iter().map(|item| ("item-kind", item.kind.code())))
        .chain(OwnKind::ALL.iter().map(|kind| ("item-kind", kind.code())))
        .chain(GuideKey::ALL.iter().map(|guide| ("guide", guide.code())))
        .chain(changes.iter().map(|change| ("change", change.code())));
    // The English catalogue has the same keys as the Dutch one (a test of `wording`), and some words that
    // are an English code by chance.
    for (family, code) in codes {
        assert_ne!(Wording::new(Language::Nl).code(family, code), code, "{family}");
    }
}
