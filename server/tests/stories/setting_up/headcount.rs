//! How many people work where: what is kept, what is refused, and what a list does.

use std::collections::HashMap;

use domain::headcount::{Column, LineFault};
use domain::ids::UnitId;
use server::access::Refused;
use server::form::Filled;
use server::headcount::{Importing, import, of_year, save};
use server::on_both_databases;
use server::testing::World;
use uuid::Uuid;

fn typed(counts: &[(UnitId, &str)]) -> Vec<(UnitId, String)> {
    counts.iter().map(|(unit, text)| (*unit, (*text).to_owned())).collect()
}

async fn known(world: &World, year: u16) -> HashMap<UnitId, u32> {
    of_year(world.store().read(), world.board(), year).await.expect("the store")
}

on_both_databases! {
    async fn a_number_is_kept_by_unit_and_year_and_goes_where_it_is_emptied(world: World) {
        let (proof, school) = (world.keeper(), world.school("De Brug").await);
        let team = world.team(school, "Onderbouw").await;
        let counts = typed(&[(school, " 84 "), (team, "31")]);
        save(&world.program, &proof, 2026, &counts).await.expect("works").done();
        assert_eq!(known(&world, 2026).await, HashMap::from([(school, 84), (team, 31)]));
        assert_eq!(known(&world, 2025).await, HashMap::new());
        save(&world.program, &proof, 2026, &typed(&[(school, "85"), (team, "")])).await.expect("works").done();
        assert_eq!(known(&world, 2026).await, HashMap::from([(school, 85)]));
    }

    async fn what_is_no_number_is_refused_at_its_unit_and_nothing_is_kept(world: World) {
        let (proof, school) = (world.keeper(), world.school("De Brug").await);
        let team = world.team(school, "Onderbouw").await;
        let refused = save(&world.program, &proof, 2026, &typed(&[(school, "84"), (team, "veel")])).await;
        assert_eq!(refused.expect("works"), Filled::Faulty(vec![team]));
        let nowhere = save(&world.program, &proof, 2026, &typed(&[(Uuid::now_v7().into(), "84")])).await;
        assert!(matches!(nowhere, Err(Refused::NotFound)), "{nowhere:?}");
        assert_eq!(known(&world, 2026).await, HashMap::new());
    }

    async fn a_list_takes_the_place_of_what_was_there_or_changes_nothing(world: World) {
        let (proof, school) = (world.keeper(), world.school("De Brug").await);
        let team = world.team(school, "Onderbouw").await;
        save(&world.program, &proof, 2026, &typed(&[(school, "84"), (team, "31")])).await.expect("works").done();
        let list = "school;team;jaar;aantal\nDe Brug;;2026;90\nDe Brug;;2025;88\n";
        let read = import(&world.program, &proof, list.as_bytes()).await.expect("the store");
        assert_eq!(read, Importing::Imported { counts: 2 });
        assert_eq!(known(&world, 2026).await, HashMap::from([(school, 90), (team, 31)]));
        assert_eq!(known(&world, 2025).await, HashMap::from([(school, 88)]));
        let broken = format!("{list}Nergens;;2026;4\n");
        let refused = import(&world.program, &proof, broken.replace("90", "91").as_bytes()).await.expect("the store");
        let Importing::Refused(lines) = refused else { panic!("{refused:?}") };
        let said: Vec<_> = lines.iter().map(|one| (one.line, one.column, one.fault)).collect();
        assert_eq!(said, [(4, Column::School, LineFault::UnknownUnit)]);
        assert_eq!(known(&world, 2026).await, HashMap::from([(school, 90), (team, 31)]), "nothing was used");
        let other = import(&world.program, &proof, b"naam;rollen\nAnna;adviseur\n").await.expect("the store");
        assert!(matches!(other, Importing::Unreadable(_)), "{other:?}");
    }

    async fn a_list_names_units_that_are_in_use(world: World) {
        let (proof, old) = (world.keeper(), world.school("De Brug").await);
        server::unit::put_away(&world.program, &world.board_coordinator(), old).await.expect("works").done();
        let list = "school;team;jaar;aantal\nDe Brug;;2026;90\n";
        let refused = import(&world.program, &proof, list.as_bytes()).await.expect("the store");
        let Importing::Refused(lines) = refused else { panic!("{refused:?}") };
        assert_eq!(lines[0].fault, LineFault::UnknownUnit, "nobody works there any more");
        let new = world.school("De Brug").await;
        let read = import(&world.program, &proof, list.as_bytes()).await.expect("the store");
        assert_eq!(read, Importing::Imported { counts: 1 }, "one name, one school");
        assert_eq!(known(&world, 2026).await, HashMap::from([(new, 90)]));
    }
}
