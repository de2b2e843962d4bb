//! The board's own words for what releases propose.

use domain::Language;
use domain::release::{Proposed, YearlyQuestion};
use sea_orm::{EntityTrait, QueryFilter};
use server::course::EventKind;
use server::form::Filled;
use server::on_both_databases;
use server::release::{change_own_words, own_words};
use server::store::TypedColumn;
use server::store::entity::event;

use super::officer;

const FIELD: &str = "question.workload.nl";

on_both_databases! {
    async fn own_words_are_kept_and_written_down_without_what_they_say(world: World) {
        let (keeper, _) = officer(&world).await;
        let long = "x".repeat(301);
        let typed = |name: &str| if name == FIELD { long.as_str() } else { "" };
        let Ok(Filled::Faulty(faults)) = change_own_words(&world.program, &keeper, typed).await else {
            panic!("it is too long")
        };
        assert_eq!(faults, [FIELD]);
        for _ in 0..2 {
            let typed = |name: &str| if name == FIELD { "Wat kan er weg?" } else { "" };
            change_own_words(&world.program, &keeper, typed).await.expect("the store").done();
        }
        let conn = world.store().read();
        let own = own_words(conn, world.board()).await.expect("the store");
        let workload = Proposed::Question(YearlyQuestion::Workload);
        assert_eq!(own.text(workload, Language::Nl), Some("Wat kan er weg?"));
        assert_eq!(own.text(workload, Language::En), None, "there the program's words stand");
        let kind = event::Column::Kind.is(EventKind::FiguresChanged);
        let written = event::Entity::find().filter(kind).all(conn).await.expect("the store");
        assert_eq!(written.len(), 1, "saving the same again changes nothing");
        let said = written[0].said(conn).expect("it opens").expect("which of them");
        assert!(said.contains("figures_words") && !said.contains("weg"), "{said}");
    }
}
