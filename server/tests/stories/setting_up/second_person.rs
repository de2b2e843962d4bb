//! Nobody decides alone who opens what leavers said: one gives, another confirms.

use domain::account::Role;
use domain::device::Device;
use domain::ids::{AccountId, RoleProposalId, TrainingProposalId};
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::access::{Keeper, Refused};
use server::account::{AccountForm, NewAccount, RoleForm, RoleProposal, add, change, create, role_proposals};
use server::form::Filled;
use server::jobs::deliver;
use server::mail::MailKind;
use server::on_both_databases;
use server::program::Program;
use server::proposal::{Proposed, Settled, confirm, turn_down};
use server::session::{self, SignedInWith, StoredSession};
use server::store::TypedColumn;
use server::store::entity::{event, outbox, role};
use server::testing::World;
use server::training::{self, Noted, TrainingFault, TrainingField, TrainingForm};
use uuid::Uuid;

const ANNA: &str = "anna@voorbeeld.test";

fn form(roles: &[Role]) -> AccountForm {
    AccountForm {
        name: "Anna de Vries".into(),
        email: ANNA.into(),
        language: "nl".into(),
        active: true,
        roles: roles.iter().map(|role| RoleForm { role: role.code().into(), ..RoleForm::default() }).collect(),
        ..AccountForm::default()
    }
}

fn course() -> TrainingForm {
    TrainingForm { name: "Open gesprek".into(), valid_from: "1-1-2026".into(), valid_until: "31-12-2026".into() }
}

const ONE: Settled = Settled { settled: 1, gone: 0 };
const GONE: Settled = Settled { settled: 0, gone: 1 };

async fn confirm_role(program: &Program, by: &Keeper, id: RoleProposalId) -> Result<Settled, Refused> {
    confirm(program, by, &[Proposed::Role(id)]).await
}

async fn turn_down_role(program: &Program, by: &Keeper, id: RoleProposalId) -> Result<Settled, Refused> {
    turn_down(program, by, &[Proposed::Role(id)]).await
}

async fn confirm_training(program: &Program, by: &Keeper, id: TrainingProposalId) -> Result<Settled, Refused> {
    confirm(program, by, &[Proposed::Training(id)]).await
}

async fn turn_down_training(program: &Program, by: &Keeper, id: TrainingProposalId) -> Result<Settled, Refused> {
    turn_down(program, by, &[Proposed::Training(id)]).await
}

/// The proof of a coordinator of the whole board, beside the administrator's.
async fn vera(world: &World) -> Keeper {
    let vera = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
    world.signed_in(vera).await.keeper().expect("of the whole board")
}

async fn waiting(world: &World) -> Vec<RoleProposal> {
    role_proposals(world.store().read(), world.board()).await.expect("the store")
}

async fn only_one(world: &World) -> RoleProposalId {
    let waiting = waiting(world).await;
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    waiting[0].id
}

/// What the account may be as far as anything is concerned: the rows that every rule reads.
async fn roles(world: &World, account: AccountId) -> Vec<Role> {
    let found = role::Entity::find().filter(role::Column::AccountId.is(account)).all(world.store().read()).await;
    let mut roles: Vec<Role> = found.expect("the store").into_iter().map(|row| *row.role).collect();
    roles.sort();
    roles
}

async fn logged(world: &World, kind: EventKind) -> u64 {
    let found = event::Entity::find().filter(event::Column::Kind.is(kind)).count(world.store().read()).await;
    found.expect("the store")
}

/// Whom a mail of this kind goes to.
async fn told(world: &World, kind: MailKind) -> Vec<String> {
    let found = outbox::Entity::find().filter(outbox::Column::Kind.is(kind)).all(world.store().read()).await;
    let mut to: Vec<String> = found.expect("the store").iter().map(|row| world.to_name(row)).collect();
    to.sort();
    to
}

on_both_databases! {
    async fn whoever_gives_a_colleague_another_address_gives_none_of_their_roles(world: World) {
        let vera = vera(&world).await;
        let other = world.account("Cor Twee").role(Role::HrCoordinator).role(Role::TeamLeader).make().await;
        let with = |email: &str, active| AccountForm {
            name: "Cor Twee".into(),
            email: email.into(),
            active,
            ..form(&[Role::HrCoordinator, Role::TeamLeader])
        };
        let change = async |form: &AccountForm| {
            change(&world.program, &vera, other, form).await.expect("the store").done();
        };
        change(&with("spare@thuis.test", true)).await;
        assert_eq!(roles(&world, other).await, [Role::TeamLeader], "whoever reads that mailbox keeps nobody");
        let id = only_one(&world).await;
        assert!(matches!(confirm_role(&world.program, &vera, id).await, Err(Refused::NotFound)));
        assert_eq!(confirm_role(&world.program, &world.keeper(), id).await.expect("may"), ONE);
        assert_eq!(roles(&world, other).await, [Role::HrCoordinator, Role::TeamLeader]);
        change(&with("spare@thuis.test", true)).await;
        assert!(waiting(&world).await.is_empty(), "nothing is another now");
        change(&with("spare@thuis.test", false)).await;
        change(&with("spare@thuis.test", true)).await;
        assert_eq!(roles(&world, other).await, [Role::TeamLeader], "nor does an account that is opened again");
        only_one(&world).await;
    }

    async fn of_two_who_keep_people_one_does_not_become_the_other_too(world: World) {
        let (bea, vera) = (world.keeper(), vera(&world).await.account());
        let with = |email: &str, roles: &[Role]| AccountForm {
            name: "Vera Smit".into(),
            email: email.into(),
            ..form(roles)
        };
        let change = async |form: &AccountForm| {
            change(&world.program, &bea, vera, form).await.expect("the store").done();
        };
        change(&with("bea@thuis.test", &[Role::HrCoordinator])).await;
        assert!(roles(&world, vera).await.is_empty(), "nobody else could confirm, and so it waits");
        let id = only_one(&world).await;
        assert!(matches!(confirm_role(&world.program, &bea, id).await, Err(Refused::NotFound)));
        // Nor in two steps: the mailbox first, the role later.
        change(&with("bea.ook@thuis.test", &[])).await;
        change(&with("bea.ook@thuis.test", &[Role::HrCoordinator, Role::HrAdviser])).await;
        assert!(roles(&world, vera).await.is_empty());
        assert_eq!(logged(&world, EventKind::RoleGivenAlone).await, 0);
        assert!(told(&world, MailKind::DecidedAlone).await.is_empty());
        let new = NewAccount {
            name: "Henk Hoofd".into(),
            email: "henk@voorbeeld.test".into(),
            language: "nl".into(),
            roles: vec!["administrator".into()],
            organisation: String::new(),
            leader_talks_too: false,
        };
        let henk = create(&world.program, &new).await.expect("the store").done();
        let henk = world.signed_in(henk).await.keeper().expect("an administrator");
        let all: Vec<Proposed> = waiting(&world).await.into_iter().map(|one| Proposed::Role(one.id)).collect();
        let settled = confirm(&world.program, &henk, &all).await.expect("may");
        assert_eq!(settled, Settled { settled: 2, gone: 0 }, "the command line makes a second person");
        assert_eq!(roles(&world, vera).await, [Role::HrCoordinator, Role::HrAdviser]);
    }

    async fn ones_own_address_changes_nothing_of_ones_roles(world: World) {
        let vera = vera(&world).await;
        let own = AccountForm {
            name: "Vera Smit".into(),
            email: "vera.elders@voorbeeld.test".into(),
            ..form(&[Role::HrCoordinator])
        };
        change(&world.program, &vera, vera.account(), &own).await.expect("the store").done();
        assert_eq!(roles(&world, vera.account()).await, [Role::HrCoordinator]);
        assert!(waiting(&world).await.is_empty());
    }

    async fn a_coordinator_who_makes_themself_adviser_is_none_until_another_confirms(world: World) {
        let vera = vera(&world).await;
        let own = AccountForm {
            name: "Vera Smit".into(),
            email: "vera.smit@voorbeeld.test".into(),
            ..form(&[Role::HrCoordinator, Role::HrAdviser])
        };
        change(&world.program, &vera, vera.account(), &own).await.expect("the store").done();
        assert_eq!(roles(&world, vera.account()).await, [Role::HrCoordinator]);
        let id = only_one(&world).await;
        assert!(matches!(confirm_role(&world.program, &vera, id).await, Err(Refused::NotFound)));
        assert_eq!(told(&world, MailKind::SecondPersonAsked).await, ["Bea Beheer"]);
        assert_eq!(logged(&world, EventKind::RoleProposed).await, 1);

        let noted = training::add(&world.program, &vera, vera.account(), &course()).await.expect("the store").done();
        assert_eq!(noted, Noted::Waits);
        let conn = world.store().read();
        assert_eq!(training::list(conn, world.board()).await.expect("the store"), []);
        let waits = training::proposals(conn, world.board()).await.expect("the store");
        assert!(matches!(confirm_training(&world.program, &vera, waits[0].id).await, Err(Refused::NotFound)));

        let bea = world.keeper();
        assert_eq!(confirm_role(&world.program, &bea, id).await.expect("may"), ONE);
        assert_eq!(confirm_training(&world.program, &bea, waits[0].id).await.expect("may"), ONE);
        assert_eq!(roles(&world, vera.account()).await, [Role::HrCoordinator, Role::HrAdviser]);
        assert_eq!(training::list(conn, world.board()).await.expect("the store").len(), 1);
        assert_eq!((logged(&world, EventKind::RoleConfirmed).await, logged(&world, EventKind::TrainingConfirmed).await), (1, 1));
    }

    async fn who_proposed_it_and_who_gets_it_cannot_confirm(world: World) {
        let vera = vera(&world).await;
        let wim = world.account("Wim Bos").role(Role::HrCoordinator).make().await;
        let wim = world.signed_in(wim).await.keeper().expect("of the whole board");
        let as_wim = AccountForm {
            name: "Wim Bos".into(),
            email: "wim.bos@voorbeeld.test".into(),
            ..form(&[Role::HrCoordinator, Role::HrAdviser])
        };
        change(&world.program, &vera, wim.account(), &as_wim).await.expect("the store").done();
        let id = only_one(&world).await;
        for party in [&vera, &wim] {
            assert!(matches!(confirm_role(&world.program, party, id).await, Err(Refused::NotFound)));
        }
        assert_eq!(roles(&world, wim.account()).await, [Role::HrCoordinator]);
        assert_eq!(confirm_role(&world.program, &world.keeper(), id).await.expect("may"), ONE);
        assert_eq!(confirm_role(&world.program, &world.keeper(), id).await.expect("may"), GONE);
        assert_eq!(roles(&world, wim.account()).await, [Role::HrCoordinator, Role::HrAdviser]);
    }

    async fn every_role_that_opens_something_waits_and_the_others_do_not(world: World) {
        let vera = vera(&world).await;
        let all = [Role::Administrator, Role::HrCoordinator, Role::HrAdviser, Role::TeamLeader, Role::PolicyOfficer];
        world.account("Ada Min").role(Role::Administrator).make().await;
        let anna = add(&world.program, &world.keeper(), &form(&all)).await.expect("the store").done();
        assert_eq!(roles(&world, anna).await, [Role::TeamLeader, Role::PolicyOfficer]);
        let mut proposed: Vec<Role> = waiting(&world).await.iter().map(|proposal| proposal.role).collect();
        proposed.sort();
        assert_eq!(proposed, [Role::Administrator, Role::HrCoordinator, Role::HrAdviser]);
        assert!(!world.signed_in(anna).await.has(Role::HrAdviser));
        let administrator = waiting(&world).await.into_iter().find(|one| one.role == Role::Administrator).expect("waits");
        assert!(matches!(confirm_role(&world.program, &vera, administrator.id).await, Err(Refused::NotFound)), "no administrator");
        assert!(matches!(turn_down_role(&world.program, &vera, administrator.id).await, Err(Refused::NotFound)));
        assert_eq!(told(&world, MailKind::SecondPersonAsked).await, ["Ada Min", "Ada Min", "Ada Min", "Vera Smit", "Vera Smit"]);
    }

    async fn saving_the_form_again_asks_nobody_twice(world: World) {
        vera(&world).await;
        let anna = add(&world.program, &world.keeper(), &form(&[Role::HrAdviser])).await.expect("the store").done();
        change(&world.program, &world.keeper(), anna, &form(&[Role::HrAdviser])).await.expect("the store").done();
        only_one(&world).await;
        assert_eq!((logged(&world, EventKind::RoleProposed).await, told(&world, MailKind::SecondPersonAsked).await.len()), (1, 1));
    }

    async fn what_was_turned_down_gives_nothing_and_its_mail_is_withdrawn(world: World) {
        let vera = vera(&world).await;
        let anna = add(&world.program, &world.keeper(), &form(&[Role::HrAdviser])).await.expect("the store").done();
        let id = only_one(&world).await;
        assert_eq!(turn_down_role(&world.program, &vera, id).await.expect("may"), ONE);
        assert_eq!(turn_down_role(&world.program, &vera, id).await.expect("may"), GONE);
        assert_eq!((roles(&world, anna).await, waiting(&world).await), (vec![], vec![]));
        assert_eq!(logged(&world, EventKind::RoleTurnedDown).await, 1);
        deliver::deliver_all(&world.program).await.expect("the store");
        let mails = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::SecondPersonAsked));
        let mails = mails.all(world.store().read()).await.expect("the store");
        assert!(mails.iter().all(|mail| mail.state.code() == "withdrawn"), "{mails:?}");
    }

    async fn a_confirmed_role_ends_the_sessions_of_before(world: World) {
        let vera = vera(&world).await;
        let anna = add(&world.program, &world.keeper(), &form(&[Role::HrAdviser])).await.expect("the store").done();
        let expires_at = world.now() + chrono::TimeDelta::hours(1);
        let device = Device { browser: None, system: None };
        let staff = SignedInWith { account: anna, signed_in_at: world.now(), seen_at: world.now(), device };
        let session = StoredSession { id: "hers".into(), staff: Some(staff), data: "{}".into(), expires_at };
        session::create(world.store(), &session).await.expect("the store");
        confirm_role(&world.program, &vera, only_one(&world).await).await.expect("may");
        assert!(session::load(world.store(), "hers", world.now()).await.expect("the store").is_none());
        assert!(world.signed_in(anna).await.has(Role::HrAdviser));
    }

    async fn where_nobody_else_could_confirm_one_decides_and_all_are_told(world: World) {
        let anna = add(&world.program, &world.keeper(), &form(&[Role::HrCoordinator])).await.expect("the store").done();
        assert_eq!((roles(&world, anna).await, waiting(&world).await), (vec![Role::HrCoordinator], vec![]));
        assert_eq!(logged(&world, EventKind::RoleGivenAlone).await, 1);
        assert_eq!(told(&world, MailKind::DecidedAlone).await, ["Anna de Vries", "Bea Beheer"]);
    }

    async fn the_only_keeper_notes_an_own_training_and_all_are_told(world: World) {
        let bea = world.keeper();
        let noted = training::add(&world.program, &bea, bea.account(), &course()).await.expect("the store").done();
        assert!(matches!(noted, Noted::Noted(_)));
        assert_eq!(logged(&world, EventKind::TrainingNotedAlone).await, 1);
        assert_eq!(told(&world, MailKind::DecidedAlone).await, ["Bea Beheer"]);
    }

    async fn nobody_makes_their_own_training_last_longer(world: World) {
        let bea = world.keeper();
        let noted = training::add(&world.program, &bea, bea.account(), &course()).await.expect("the store").done();
        let Noted::Noted(id) = noted else { panic!("nobody else could confirm it") };
        let longer = training::change(&world.program, &bea, id, "31-12-2027").await.expect("the store");
        assert_eq!(longer, Filled::Faulty(vec![(TrainingField::ValidUntil, TrainingFault::OwnTraining)]));
        training::change(&world.program, &bea, id, "30-6-2026").await.expect("the store").done();
    }

    async fn a_training_that_was_turned_down_does_not_count(world: World) {
        let vera = vera(&world).await;
        training::add(&world.program, &vera, vera.account(), &course()).await.expect("the store").done();
        let conn = world.store().read();
        let waits = training::proposals(conn, world.board()).await.expect("the store");
        assert_eq!(turn_down_training(&world.program, &world.keeper(), waits[0].id).await.expect("may"), ONE);
        assert_eq!(confirm_training(&world.program, &world.keeper(), waits[0].id).await.expect("may"), GONE);
        assert_eq!(training::list(conn, world.board()).await.expect("the store"), []);
        assert_eq!(logged(&world, EventKind::TrainingTurnedDown).await, 1);
    }

    async fn the_command_line_gives_roles_at_once_and_a_proposal_that_it_overtook_changes_nothing(world: World) {
        let vera = vera(&world).await;
        let new = NewAccount {
            name: "Henk Hoofd".into(),
            email: "henk@voorbeeld.test".into(),
            language: "nl".into(),
            roles: vec!["administrator".into(), "hr_adviser".into()],
            organisation: String::new(),
            leader_talks_too: false,
        };
        let henk = create(&world.program, &new).await.expect("the store").done();
        assert_eq!(roles(&world, henk).await, [Role::Administrator, Role::HrAdviser]);
        assert_eq!(waiting(&world).await, []);
        let unknown = RoleProposalId::new(Uuid::now_v7());
        assert_eq!(confirm_role(&world.program, &vera, unknown).await.expect("nothing there"), GONE);
    }

    async fn two_who_confirm_at_once_give_the_role_once(world: World) {
        let vera = vera(&world).await;
        let ada = world.account("Ada Min").role(Role::Administrator).make().await;
        let ada = world.signed_in(ada).await.keeper().expect("an administrator");
        let anna = add(&world.program, &world.keeper(), &form(&[Role::HrAdviser])).await.expect("the store").done();
        let id = only_one(&world).await;
        let (one, two) = tokio::join!(confirm_role(&world.program, &vera, id), confirm_role(&world.program, &ada, id));
        let mut settled = [one.expect("may"), two.expect("may")].map(|settled| settled == ONE);
        settled.sort_unstable();
        assert_eq!(settled, [false, true]);
        assert_eq!(roles(&world, anna).await, [Role::HrAdviser]);
    }

    async fn everything_that_waits_is_confirmed_together_and_each_is_logged(world: World) {
        let vera = vera(&world).await;
        let bea = world.keeper();
        let anna = add(&world.program, &bea, &form(&[Role::HrCoordinator, Role::HrAdviser])).await.expect("the store").done();
        let henk = AccountForm { name: "Henk Hoofd".into(), email: "henk@voorbeeld.test".into(), ..form(&[Role::HrAdviser]) };
        let henk = add(&world.program, &bea, &henk).await.expect("the store").done();
        training::add(&world.program, &bea, bea.account(), &course()).await.expect("the store").done();
        let trainings = training::proposals(world.store().read(), world.board()).await.expect("the store");
        let roles_that_wait = waiting(&world).await.into_iter().map(|one| Proposed::Role(one.id));
        let all: Vec<Proposed> = roles_that_wait.chain(trainings.iter().map(|one| Proposed::Training(one.id))).collect();
        assert_eq!(all.len(), 4);
        assert_eq!(confirm(&world.program, &vera, &all).await.expect("may"), Settled { settled: 4, gone: 0 });
        assert_eq!(roles(&world, anna).await, [Role::HrCoordinator, Role::HrAdviser]);
        assert_eq!(roles(&world, henk).await, [Role::HrAdviser]);
        assert_eq!(training::list(world.store().read(), world.board()).await.expect("the store").len(), 1);
        assert_eq!((logged(&world, EventKind::RoleConfirmed).await, logged(&world, EventKind::TrainingConfirmed).await), (3, 1));
        assert_eq!(confirm(&world.program, &vera, &all).await.expect("may"), Settled { settled: 0, gone: 4 });
        assert_eq!(logged(&world, EventKind::RoleConfirmed).await, 3);
    }

    async fn where_one_of_them_may_not_be_confirmed_by_this_person_none_is(world: World) {
        let vera = vera(&world).await;
        let bea = world.keeper();
        let anna = add(&world.program, &bea, &form(&[Role::HrAdviser])).await.expect("the store").done();
        training::add(&world.program, &vera, vera.account(), &course()).await.expect("the store").done();
        let trainings = training::proposals(world.store().read(), world.board()).await.expect("the store");
        let both = [Proposed::Role(only_one(&world).await), Proposed::Training(trainings[0].id)];
        for party in [&vera, &bea] {
            assert!(matches!(confirm(&world.program, party, &both).await, Err(Refused::NotFound)));
        }
        assert_eq!((roles(&world, anna).await, waiting(&world).await.len()), (vec![], 1));
        assert_eq!(logged(&world, EventKind::RoleConfirmed).await, 0, "the log says nothing of what did not happen");
    }

    async fn several_are_turned_down_together(world: World) {
        let vera = vera(&world).await;
        let both = form(&[Role::HrCoordinator, Role::HrAdviser]);
        let anna = add(&world.program, &world.keeper(), &both).await.expect("the store").done();
        let all: Vec<Proposed> = waiting(&world).await.into_iter().map(|one| Proposed::Role(one.id)).collect();
        assert_eq!(turn_down(&world.program, &vera, &all).await.expect("may"), Settled { settled: 2, gone: 0 });
        assert_eq!((roles(&world, anna).await, waiting(&world).await), (vec![], vec![]));
        assert_eq!(logged(&world, EventKind::RoleTurnedDown).await, 2);
    }
}
