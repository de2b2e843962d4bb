//! Roles that a claim gives: at each sign-in they are what the provider says then, and nobody gets by it what takes a
//! second person.

use domain::account::Role;
use domain::account::claim::{ClaimTrouble, RoleMap, RoleSource, UnitFault};
use domain::ids::{AccountId, RoleProposalId};
use domain::time_line::{ActorKind, EventKind};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use server::access::{HeldRole, Keeper, Refused};
use server::account::{AccountForm, RoleProposal, change, find, follow_claim, look_at_claim, role_proposals};
use server::jobs::deliver;
use server::mail::MailKind;
use server::on_both_databases;
use server::program::Program;
use server::proposal::{Proposed, confirm, turn_down};
use server::settings::RolesClaim;
use server::sign_in::{ByProvider, enter_by_provider};
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::World;

use super::fake::Fake;
use super::{ANNA, identity};
use crate::roles::{is_signed_in, logged, may, signs_in, told};

const NOTHING: [Role; 0] = [];

fn claim(map: &str) -> Option<RolesClaim> {
    let map = RoleMap::parse(map).expect("sound");
    Some(RolesClaim { name: "groups".into(), scope: None, map, kept_by_two: false })
}

/// Anna, without a role that a person gave, and a program to which her provider says more.
async fn set(world: &World, map: &str) -> (AccountId, Fake, Program) {
    let anna = world.account("Anna de Vries").email(ANNA).make().await;
    let fake = Fake::start().await;
    let program = fake.program_with(world, claim(map));
    (anna, fake, program)
}

/// Signs in at the provider, as the pages have it.
async fn signs_in_there(program: &Program, fake: &Fake, claims: Value) {
    let identity = identity(program, fake, claims).await;
    let ByProvider::SignedIn(viewer) = enter_by_provider(program, &identity).await.expect("the store") else {
        panic!("nobody here");
    };
    follow_claim(program, &viewer, Some(&identity)).await.expect("the store");
}

/// Signs in otherwise, as with a mailed code.
async fn signs_in_here(program: &Program, world: &World, account: AccountId) {
    follow_claim(program, &world.signed_in(account).await, None).await.expect("the store");
}

async fn held(world: &World, account: AccountId) -> Vec<HeldRole> {
    find(world.store().read(), account, world.now()).await.expect("the store").expect("there").held
}

async fn waiting(world: &World) -> Vec<RoleProposal> {
    role_proposals(world.store().read(), world.board()).await.expect("the store")
}

async fn only_one(world: &World) -> RoleProposalId {
    let waiting = waiting(world).await;
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    waiting[0].id
}

/// What the provider's claim did, in this order.
async fn by_provider(world: &World) -> Vec<EventKind> {
    let found = event::Entity::find().filter(event::Column::Actor.is(ActorKind::Provider));
    let found = found.order_by_asc(event::Column::Id).all(world.store().read()).await.expect("the store");
    found.into_iter().map(|row| *row.kind).collect()
}

/// A coordinator of the whole board, who may confirm.
async fn vera(world: &World) -> Keeper {
    let vera = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
    world.signed_in(vera).await.keeper().expect("of the whole board")
}

async fn saves(world: &World, account: AccountId, edit: impl Fn(&mut AccountForm)) {
    let found = find(world.store().read(), account, world.now()).await.expect("the store").expect("there");
    let mut form = AccountForm::of(&found);
    edit(&mut form);
    change(&world.program, &world.keeper(), account, &form).await.expect("may").done();
}

on_both_databases! {
    async fn what_the_claim_gives_begins_and_what_it_gives_no_more_ends(world: World) {
        let school = world.school("De Linde").await;
        let (havo, vwo) = (world.team(school, "Havo").await, world.team(school, "Vwo").await);
        let (anna, fake, program) = set(
            &world,
            "lead-havo => team_leader @ De Linde / Havo; lead-vwo => team_leader @ vwo; heads => school_head @ de linde",
        ).await;
        let elsewhere = signs_in(&world, anna).await;
        signs_in_there(&program, &fake, json!({ "groups": ["lead-havo", "heads", "everybody", "LEAD-VWO"] })).await;
        let mut units: Vec<_> = held(&world, anna).await.iter().map(|held| (held.role, held.unit, held.source)).collect();
        units.sort();
        let source = Some(RoleSource::Claim);
        assert_eq!(units, [(Role::TeamLeader, Some(havo), source), (Role::SchoolHead, Some(school), source)]);
        assert!(!is_signed_in(&world, &elsewhere).await, "other roles, other sessions");
        assert_eq!(by_provider(&world).await, [EventKind::RoleGiven; 2]);

        let elsewhere = signs_in(&world, anna).await;
        signs_in_there(&program, &fake, json!({ "groups": ["heads", "lead-havo"] })).await;
        assert!(is_signed_in(&world, &elsewhere).await, "nothing is another");
        assert_eq!(by_provider(&world).await.len(), 2);

        signs_in_there(&program, &fake, json!({ "groups": "lead-vwo" })).await;
        let now = held(&world, anna).await;
        assert_eq!(now.iter().map(|held| (held.role, held.unit)).collect::<Vec<_>>(), [(Role::TeamLeader, Some(vwo))]);
        assert!(!is_signed_in(&world, &elsewhere).await);
        assert_eq!(logged(&world, EventKind::RoleTaken).await, 2);
        signs_in_there(&program, &fake, json!({ "groups": [] })).await;
        assert_eq!(may(&world, anna).await, NOTHING);
    }

    async fn a_claim_that_is_missing_gives_nothing_any_more(world: World) {
        let (anna, fake, program) = set(&world, "policy => policy_officer").await;
        signs_in_there(&program, &fake, json!({ "groups": ["policy"] })).await;
        assert_eq!(may(&world, anna).await, [Role::PolicyOfficer]);
        signs_in_there(&program, &fake, json!({ "roles": ["policy"] })).await;
        assert_eq!(may(&world, anna).await, NOTHING);
        assert_eq!(by_provider(&world).await, [EventKind::RoleGiven, EventKind::RoleTaken]);
    }

    async fn a_claim_that_cannot_be_read_leaves_roles_as_they_are_and_says_why(world: World) {
        let (anna, fake, program) = set(&world, "policy => policy_officer; hr => hr_adviser").await;
        vera(&world).await;
        signs_in_there(&program, &fake, json!({ "groups": ["policy"] })).await;
        let many: Vec<String> = (0..1_001).map(|number| format!("group-{number}")).collect();
        let unusable = [
            json!({ "_claim_names": { "groups": "src1" }, "_claim_sources": { "src1": { "endpoint": "https://graph.example/x" } } }),
            json!({ "_claim_names": { "groups": "src1" }, "groups": ["hr"] }),
            json!({ "hasgroups": true }),
            json!({ "groups": 7 }),
            json!({ "groups": { "hr": true } }),
            json!({ "groups": ["hr", 7] }),
            json!({ "groups": many }),
        ];
        let elsewhere = signs_in(&world, anna).await;
        for claims in &unusable {
            signs_in_there(&program, &fake, claims.clone()).await;
            assert_eq!(may(&world, anna).await, [Role::PolicyOfficer], "{claims}");
        }
        assert!(waiting(&world).await.is_empty(), "nor does it give anything");
        assert!(is_signed_in(&world, &elsewhere).await);
        let claim = claim("policy => policy_officer");
        let map = claim.as_ref().map(|claim| &claim.map);
        let look = look_at_claim(world.store().read(), map, world.now() - chrono::TimeDelta::days(30)).await;
        let look = look.expect("the store");
        assert_eq!(
            look.troubles,
            [(ClaimTrouble::Elsewhere, 3), (ClaimTrouble::WrongType, 3), (ClaimTrouble::TooMany, 1)]
        );
        assert_eq!((look.held, look.faults.len()), (1, 0));
    }

    async fn a_role_that_needs_a_second_person_waits_and_is_not_ones_own_to_confirm(world: World) {
        let (_, fake, program) = set(&world, "hr => hr_adviser").await;
        // Vera keeps people, and so could confirm for anybody else.
        let vera = vera(&world).await;
        let theirs = json!({ "groups": ["hr"], "sub": "vera", "email": "vera.smit@voorbeeld.test" });
        signs_in_there(&program, &fake, theirs.clone()).await;
        assert_eq!(may(&world, vera.account()).await, [Role::HrCoordinator], "nothing before it is confirmed");
        let id = only_one(&world).await;
        let refused = confirm(&world.program, &vera, &[Proposed::Role(id)]).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        assert_eq!(told(&world, MailKind::SecondPersonAsked).await.len(), 1, "the administrator, and not Vera");
        signs_in_there(&program, &fake, theirs.clone()).await;
        only_one(&world).await;
        assert_eq!(told(&world, MailKind::SecondPersonAsked).await.len(), 1, "once");
        deliver::deliver_all(&world.program).await.expect("they go");
        let elsewhere = signs_in(&world, vera.account()).await;
        confirm(&world.program, &world.keeper(), &[Proposed::Role(id)]).await.expect("may");
        assert!(!is_signed_in(&world, &elsewhere).await);
        let mut roles = may(&world, vera.account()).await;
        roles.sort();
        assert_eq!(roles, [Role::HrCoordinator, Role::HrAdviser]);
        signs_in_there(&program, &fake, json!({ "sub": "vera", "email": "vera.smit@voorbeeld.test" })).await;
        assert_eq!(may(&world, vera.account()).await, [Role::HrCoordinator], "and ends with the claim");
        assert_eq!(by_provider(&world).await, [EventKind::RoleProposed, EventKind::RoleTaken]);
    }

    async fn what_was_turned_down_is_not_proposed_at_each_sign_in(world: World) {
        let (anna, fake, program) = set(&world, "hr => hr_adviser").await;
        let vera = vera(&world).await;
        let hr = json!({ "groups": ["hr"] });
        signs_in_there(&program, &fake, hr.clone()).await;
        let id = only_one(&world).await;
        turn_down(&world.program, &vera, &[Proposed::Role(id)]).await.expect("may");
        let asked = told(&world, MailKind::SecondPersonAsked).await.len();
        signs_in_there(&program, &fake, hr.clone()).await;
        assert!(waiting(&world).await.is_empty() && may(&world, anna).await.is_empty());
        assert_eq!(told(&world, MailKind::SecondPersonAsked).await.len(), asked);
        let gone = confirm(&world.program, &vera, &[Proposed::Role(id)]).await.expect("may");
        assert_eq!((gone.settled, gone.gone), (0, 1), "nor confirmed afterwards");
        // Out of the group and in again is something new.
        signs_in_there(&program, &fake, json!({ "groups": [] })).await;
        signs_in_there(&program, &fake, hr).await;
        only_one(&world).await;
        signs_in_there(&program, &fake, json!({ "groups": [] })).await;
        assert!(waiting(&world).await.is_empty(), "what waits goes with the claim");
    }

    async fn where_nobody_else_could_confirm_it_is_given_and_told(world: World) {
        let (anna, fake, program) = set(&world, "hr => hr_adviser").await;
        // The one who keeps people is whoever signs in.
        let first = find(world.store().read(), world.keeper().account(), world.now()).await.expect("read").expect("there");
        let theirs = json!({ "groups": ["hr"], "sub": "first", "email": first.email });
        signs_in_there(&program, &fake, theirs).await;
        let mut roles = may(&world, first.id).await;
        roles.sort();
        assert_eq!(roles, [Role::Administrator, Role::HrAdviser]);
        assert_eq!(by_provider(&world).await, [EventKind::RoleGivenAlone]);
        assert_eq!(told(&world, MailKind::DecidedAlone).await.len(), 1);
        deliver::deliver_all(&world.program).await.expect("they go");
        // And of anybody else the administrator is asked.
        signs_in_there(&program, &fake, json!({ "groups": ["hr"] })).await;
        assert_eq!((may(&world, anna).await, waiting(&world).await.len()), (Vec::new(), 1));
    }

    async fn groups_that_two_people_keep_give_at_once_where_the_settings_say_so(world: World) {
        let (anna, fake, program) = set(&world, "hr => hr_adviser; policy => policy_officer").await;
        vera(&world).await;
        let both = json!({ "groups": ["hr", "policy"] });
        signs_in_there(&program, &fake, both.clone()).await;
        assert_eq!(may(&world, anna).await, [Role::PolicyOfficer]);
        only_one(&world).await;
        let kept = claim("hr => hr_adviser; policy => policy_officer").map(|claim| RolesClaim { kept_by_two: true, ..claim });
        let program = fake.program_with(&world, kept);
        signs_in_there(&program, &fake, both).await;
        let mut roles = may(&world, anna).await;
        roles.sort();
        assert_eq!(roles, [Role::HrAdviser, Role::PolicyOfficer]);
        assert!(waiting(&world).await.is_empty(), "what waited is given");
        assert_eq!(logged(&world, EventKind::RoleGivenByClaim).await, 1);
        assert_eq!(logged(&world, EventKind::RoleTurnedDown).await, 0);
    }

    async fn what_people_gave_stays_theirs_to_take(world: World) {
        let (anna, fake, program) = set(&world, "policy => policy_officer; hr => hr_adviser").await;
        vera(&world).await;
        let hr = world.account("Bo Anders").email("bo@voorbeeld.test").role(Role::HrAdviser).make().await;
        let bo = |groups: Value| json!({ "groups": groups, "sub": "bo", "email": "bo@voorbeeld.test" });
        signs_in_there(&program, &fake, bo(json!(["hr"]))).await;
        assert!(waiting(&world).await.is_empty(), "they have it by hand");
        signs_in_there(&program, &fake, bo(json!([]))).await;
        assert_eq!(may(&world, hr).await, [Role::HrAdviser], "and keep it");
        assert!(by_provider(&world).await.is_empty());

        signs_in_there(&program, &fake, json!({ "groups": ["policy"] })).await;
        saves(&world, anna, |form| {
            assert!(form.roles.is_empty(), "it is not the form's");
            form.roles.clear();
        })
        .await;
        assert_eq!(may(&world, anna).await, [Role::PolicyOfficer], "nobody takes by hand what the claim gives");
        // Given by hand too, it stays when the claim ends.
        let policy = server::account::RoleForm { role: Role::PolicyOfficer.code().into(), ..Default::default() };
        saves(&world, anna, |form| form.roles.push(policy.clone())).await;
        signs_in_there(&program, &fake, json!({ "groups": [] })).await;
        let left = held(&world, anna).await;
        assert_eq!(left.iter().map(|held| (held.role, held.source)).collect::<Vec<_>>(), [(Role::PolicyOfficer, None)]);
    }

    async fn another_way_in_changes_nothing_and_without_the_setting_it_ends(world: World) {
        let (anna, fake, program) = set(&world, "policy => policy_officer; hr => hr_adviser").await;
        vera(&world).await;
        signs_in_there(&program, &fake, json!({ "groups": ["policy", "hr"] })).await;
        signs_in_here(&program, &world, anna).await;
        assert_eq!((may(&world, anna).await, waiting(&world).await.len()), (vec![Role::PolicyOfficer], 1));
        // A line that is taken out, and a claim that gives nothing any more.
        let fewer = fake.program_with(&world, claim("hr => hr_adviser"));
        signs_in_there(&fewer, &fake, json!({ "groups": ["policy", "hr"] })).await;
        assert_eq!((may(&world, anna).await, waiting(&world).await.len()), (Vec::new(), 1));
        signs_in_there(&program, &fake, json!({ "groups": ["policy", "hr"] })).await;
        assert_eq!(may(&world, anna).await, [Role::PolicyOfficer]);
        for off in [fake.program(&world), world.program.clone()] {
            signs_in_here(&off, &world, anna).await;
            assert_eq!(may(&world, anna).await, NOTHING);
            assert!(waiting(&world).await.is_empty());
        }
    }

    async fn the_last_administrator_stays_one(world: World) {
        let (anna, fake, program) = set(&world, "admins => administrator").await;
        signs_in_there(&program, &fake, json!({ "groups": ["admins"] })).await;
        let id = only_one(&world).await;
        confirm(&world.program, &world.keeper(), &[Proposed::Role(id)]).await.expect("may");
        assert_eq!(may(&world, anna).await, [Role::Administrator]);
        // The first administrator goes: one by the claim is enough.
        saves(&world, world.keeper().account(), |form| form.roles.clear()).await;
        signs_in_there(&program, &fake, json!({ "groups": [] })).await;
        assert_eq!(may(&world, anna).await, [Role::Administrator]);
        assert_eq!(logged(&world, EventKind::ClaimNotUsed).await, 1);
    }

    async fn another_address_takes_what_the_claim_gave_and_needs_a_second_person(world: World) {
        let (anna, fake, program) = set(&world, "hr => hr_adviser; policy => policy_officer").await;
        let vera = vera(&world).await;
        signs_in_there(&program, &fake, json!({ "groups": ["hr", "policy"] })).await;
        confirm(&world.program, &vera, &[Proposed::Role(only_one(&world).await)]).await.expect("may");
        saves(&world, anna, |form| form.email = "elders@voorbeeld.test".into()).await;
        assert_eq!(may(&world, anna).await, [Role::PolicyOfficer], "whoever reads that mailbox advises nobody");
        signs_in_there(&program, &fake, json!({ "groups": ["hr", "policy"] })).await;
        only_one(&world).await;
    }

    async fn lines_whose_unit_is_not_there_give_nothing_and_are_named(world: World) {
        let school = world.school("De Linde").await;
        world.team(school, "Havo").await;
        let map = "a => team_leader @ Rijnveld; b => school_head @ De Linde / Havo; c => team_leader @ De Linde / Havo";
        let (anna, fake, program) = set(&world, map).await;
        signs_in_there(&program, &fake, json!({ "groups": ["a", "b"] })).await;
        assert_eq!(may(&world, anna).await, NOTHING);
        let claim = claim(map).expect("set");
        let look = look_at_claim(world.store().read(), Some(&claim.map), world.now()).await.expect("the store");
        let faults: Vec<_> = look.faults.iter().map(|(line, fault)| (line.value.as_str(), *fault)).collect();
        assert_eq!(faults, [("a", UnitFault::Unknown), ("b", UnitFault::NotASchool)]);
    }
}
