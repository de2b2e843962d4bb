//! Schools and teams.

use domain::account::Role;
use domain::ids::UnitId;
use domain::unit::Region;
use server::access::Refused;
use server::account::{self, AccountFault, AccountField, AccountForm, RoleForm};
use server::form::Filled;
use server::on_both_databases;
use server::testing::World;
use server::unit::{InTheWay, UnitFault, UnitField, UnitForm, add, bring_back, change, in_the_way, put_away, tree};
use uuid::Uuid;

use crate::scene::Scene;

fn named(name: &str) -> UnitForm {
    UnitForm { name: name.into(), ..UnitForm::default() }
}

async fn stands(world: &World, unit: UnitId) -> InTheWay {
    in_the_way(world.store().read(), world.board(), unit, world.now()).await.expect("read")
}

on_both_databases! {
    async fn what_still_hangs_on_a_unit_keeps_it_from_being_put_away(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Vera Trek").await;
        let (hr, nothing) = (world.board_coordinator(), InTheWay::default());
        let of_team = InTheWay { departures: 1, roles: 1, ..nothing };
        assert_eq!(stands(&world, scene.team).await, of_team);
        let of_school = InTheWay { teams: 1, departures: 1, people: 1, ..nothing };
        assert_eq!(stands(&world, scene.school).await, of_school);
        let refused = put_away(&world.program, &hr, scene.team).await.expect("works");
        assert_eq!(refused, Filled::Faulty(vec![of_team]));
        let tree = tree(world.store().read(), world.board()).await.expect("read");
        assert_eq!(tree[0].teams.len(), 1, "it is there as before");
    }

    async fn what_is_put_away_is_chosen_nowhere_and_leaves_its_name(world: World) {
        let brug = world.school("De Brug").await;
        let team = world.team(brug, "Onderbouw").await;
        let (proof, hr) = (world.keeper(), world.board_coordinator());
        put_away(&world.program, &hr, team).await.expect("works").done();
        put_away(&world.program, &hr, brug).await.expect("works").done();
        assert!(tree(world.store().read(), world.board()).await.expect("read").is_empty());
        let again = put_away(&world.program, &hr, brug).await;
        assert!(matches!(again, Err(Refused::NotFound)), "{again:?}");
        let renamed = change(&world.program, &proof, brug, &named("De Boog")).await;
        assert!(matches!(renamed, Err(Refused::NotFound)), "{renamed:?}");
        let below = UnitForm { school: brug.to_string(), ..named("Bovenbouw") };
        let refused = add(&world.program, &proof, &below).await.expect("works");
        assert_eq!(refused, Filled::Faulty(vec![(UnitField::School, UnitFault::UnknownSchool)]));
        let leader = RoleForm { role: Role::TeamLeader.code().into(), unit: team.to_string(), ..RoleForm::default() };
        let form = AccountForm {
            name: "Lot Leider".into(),
            email: "lot@voorbeeld.test".into(),
            language: "nl".into(),
            active: true,
            roles: vec![leader],
            ..AccountForm::default()
        };
        let refused = account::add(&world.program, &proof, &form).await.expect("works");
        assert_eq!(refused, Filled::Faulty(vec![(AccountField::Roles, AccountFault::UnknownUnit)]));
        let other = world.school("De Brug").await;
        assert_ne!(other, brug, "another may have the name");
    }

    async fn what_is_put_away_comes_back_after_its_school_and_under_a_name_that_is_free(world: World) {
        let brug = world.school("De Brug").await;
        let team = world.team(brug, "Onderbouw").await;
        let (proof, hr) = (world.keeper(), world.board_coordinator());
        for unit in [team, brug] {
            put_away(&world.program, &hr, unit).await.expect("works").done();
        }
        let first = bring_back(&world.program, &proof, team).await.expect("works");
        assert_eq!(first, Filled::Faulty(vec![UnitFault::SchoolPutAway]));
        let other = world.school("De Brug").await;
        let taken = bring_back(&world.program, &proof, brug).await.expect("works");
        assert_eq!(taken, Filled::Faulty(vec![UnitFault::SameName]));
        change(&world.program, &proof, other, &named("De Boog")).await.expect("works").done();
        for unit in [brug, team] {
            bring_back(&world.program, &proof, unit).await.expect("works").done();
        }
        let tree = tree(world.store().read(), world.board()).await.expect("read");
        assert_eq!(tree.iter().map(|node| node.teams.len()).collect::<Vec<_>>(), [0, 1]);
        let there = bring_back(&world.program, &proof, team).await;
        assert!(matches!(there, Err(Refused::NotFound)), "{there:?}");
    }

    async fn a_school_is_listed_with_its_teams(world: World) {
        let brug = world.school("De Brug").await;
        let vaart = world.school("De Vaart").await;
        world.team(brug, "Onderbouw").await;
        world.team(brug, "Bovenbouw").await;
        let tree = tree(world.store().read(), world.board()).await.expect("read");
        let names: Vec<(&str, Vec<&str>)> = tree
            .iter()
            .map(|node| (node.school.name.as_str(), node.teams.iter().map(|team| team.name.as_str()).collect()))
            .collect();
        assert_eq!(names, [("De Brug", vec!["Bovenbouw", "Onderbouw"]), ("De Vaart", vec![])]);
        assert_eq!(tree[1].school.id, vaart);
    }

    async fn a_unit_of_one_path_cannot_exist_twice(world: World) {
        let (brug, vaart) = (world.school("De Brug").await, world.school("De Vaart").await);
        let same = Filled::Faulty(vec![(UnitField::Name, UnitFault::SameName)]);
        let proof = world.keeper();
        assert_eq!(add(&world.program, &proof, &named(" de  BRUG ")).await.expect("works"), same);
        world.team(brug, "Onderbouw").await;
        world.team(vaart, "Onderbouw").await;
        let again = UnitForm { school: brug.to_string(), ..named("onderbouw") };
        assert_eq!(add(&world.program, &proof, &again).await.expect("works"), same);
    }

    async fn names_are_what_people_see_of_them(world: World) {
        let proof = world.keeper();
        for nothing in ["\u{200b}", "\u{202e}\u{2060}", " \u{feff} "] {
            let missing = Filled::Faulty(vec![(UnitField::Name, UnitFault::NameMissing)]);
            assert_eq!(add(&world.program, &proof, &named(nothing)).await.expect("works"), missing, "{nothing:?}");
        }
        let composed = world.school("Sint Ren\u{e9}").await;
        let form = UnitForm { place: "\u{202e}Zwolle\u{200b}".into(), ..named("\u{202e}De Brug\u{200b}") };
        add(&world.program, &proof, &form).await.expect("works").done();
        let same = Filled::Faulty(vec![(UnitField::Name, UnitFault::SameName)]);
        for double in ["Sint Rene\u{301}", "Sint Re\u{ad}n\u{e9}", "de\u{200b} brug"] {
            assert_eq!(add(&world.program, &proof, &named(double)).await.expect("works"), same, "{double:?}");
        }
        world.team(composed, "Caf\u{e9}").await;
        let team = UnitForm { school: composed.to_string(), ..named("Cafe\u{301}") };
        assert_eq!(add(&world.program, &proof, &team).await.expect("works"), same);
        let tree = tree(world.store().read(), world.board()).await.expect("read");
        let brug = &tree[0].school;
        assert_eq!((brug.name.as_str(), brug.place.as_deref()), ("De Brug", Some("Zwolle")));
    }

    async fn a_renamed_school_frees_its_old_paths_and_takes_the_new_ones(world: World) {
        let brug = world.school("De Brug").await;
        world.team(brug, "Onderbouw").await;
        let proof = world.keeper();
        let form = UnitForm { place: " Zwolle ".into(), ..named("De Nieuwe Brug") };
        assert_eq!(change(&world.program, &proof, brug, &form).await.expect("works"), Filled::Done(()));
        let again = world.school("De Brug").await;
        world.team(again, "Onderbouw").await;
        let taken = change(&world.program, &proof, again, &named("de nieuwe brug")).await.expect("works");
        assert_eq!(taken, Filled::Faulty(vec![(UnitField::Name, UnitFault::SameName)]));
        let tree = tree(world.store().read(), world.board()).await.expect("read");
        assert_eq!(tree[1].school.place.as_deref(), Some("Zwolle"));
        assert_eq!(tree[1].teams.len(), 1);
    }

    async fn a_team_needs_a_school_of_this_board(world: World) {
        let brug = world.school("De Brug").await;
        let team = world.team(brug, "Onderbouw").await;
        let proof = world.keeper();
        for school in [team.to_string(), Uuid::now_v7().to_string(), "x".into()] {
            let form = UnitForm { school, ..named("Bovenbouw") };
            let refused = add(&world.program, &proof, &form).await.expect("works");
            assert_eq!(refused, Filled::Faulty(vec![(UnitField::School, UnitFault::UnknownSchool)]));
        }
    }

    async fn a_school_has_a_region_and_a_team_is_where_its_school_is(world: World) {
        let proof = world.keeper();
        let here = |name: &str| UnitForm { region: "north_holland".into(), ..named(name) };
        let brug = add(&world.program, &proof, &here("De Brug")).await.expect("works").done();
        let team = UnitForm { school: brug.to_string(), ..here("Onderbouw") };
        add(&world.program, &proof, &team).await.expect("works").done();
        let node = tree(world.store().read(), world.board()).await.expect("read").remove(0);
        assert_eq!((node.school.region, node.teams[0].region), (Some(Region::NorthHolland), None));
        change(&world.program, &proof, brug, &named("De Brug")).await.expect("works").done();
        let node = tree(world.store().read(), world.board()).await.expect("read").remove(0);
        assert_eq!(node.school.region, None);
    }

    async fn bad_input_is_refused_at_its_field(world: World) {
        let proof = world.keeper();
        let form = UnitForm { name: " \t".into(), place: "x".repeat(121), region: "Atlantis".into(), school: String::new() };
        assert_eq!(
            add(&world.program, &proof, &form).await.expect("works"),
            Filled::Faulty(vec![
                (UnitField::Name, UnitFault::NameMissing),
                (UnitField::Place, UnitFault::PlaceTooLong),
                (UnitField::Region, UnitFault::UnknownRegion),
            ])
        );
        let nowhere = change(&world.program, &proof, Uuid::now_v7().into(), &named("De Brug")).await;
        assert!(matches!(nowhere, Err(Refused::NotFound)));
    }
}
