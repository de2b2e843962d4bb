//! People and their roles.

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::device::Device;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::access::{Grant, Refused};
use server::account::{AccountFault, AccountField, AccountForm, RoleForm, add, change, find, list};
use server::code::{self, CodeEntry, CodePurpose};
use server::form::Filled;
use server::jobs::deliver::deliver_all;
use server::mail::MailKind;
use server::on_both_databases;
use server::session::{self, SignedInWith, StoredSession};
use server::store::TypedColumn;
use server::store::entity::{event, outbox};
use uuid::Uuid;

fn anna() -> AccountForm {
    AccountForm {
        name: "Anna de Vries".into(),
        email: "Anna@Voorbeeld.test".into(),
        language: "en".into(),
        active: true,
        ..AccountForm::default()
    }
}

fn role(role: Role, unit: String) -> RoleForm {
    RoleForm { role: role.code().into(), unit, ..RoleForm::default() }
}

on_both_databases! {
    async fn somebody_is_added_with_roles_of_units(world: World) {
        let brug = world.school("De Brug").await;
        let team = world.team(brug, "Onderbouw").await;
        let form = AccountForm {
            school: brug.to_string(),
            roles: vec![
                role(Role::TeamLeader, team.to_string()),
                role(Role::HrAdviser, String::new()),
                role(Role::HrAdviser, String::new()),
            ],
            ..anna()
        };
        let id = add(&world.program, &world.keeper(), &form).await.expect("works").done();
        let account = find(world.store().read(), id, world.now()).await.expect("read").expect("there");
        assert_eq!((account.email.as_str(), account.language), ("anna@voorbeeld.test", Language::En));
        assert_eq!(account.school, Some(brug));
        assert_eq!(
            account.grants,
            [
                Grant { role: Role::HrAdviser, unit: None, deputy_of: None },
                Grant { role: Role::TeamLeader, unit: Some(team), deputy_of: None }
            ]
        );
        let names: Vec<String> =
            list(world.store().read(), world.board(), world.now()).await.expect("read").into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Bea Beheer", "Anna de Vries"], "by surname, without its prefix");
    }

    async fn changed_roles_count_from_the_next_page_on(world: World) {
        let id = add(&world.program, &world.keeper(), &anna()).await.expect("works").done();
        assert!(world.signed_in(id).await.grants().is_empty());
        let form = AccountForm { roles: vec![role(Role::PolicyOfficer, String::new())], ..anna() };
        change(&world.program, &world.keeper(), id, &form).await.expect("works").done();
        assert!(world.signed_in(id).await.has(Role::PolicyOfficer));
        change(&world.program, &world.keeper(), id, &anna()).await.expect("works").done();
        assert!(world.signed_in(id).await.grants().is_empty());
    }

    async fn another_address_other_roles_or_the_end_of_the_account_end_its_sessions(world: World) {
        let id = add(&world.program, &world.keeper(), &anna()).await.expect("works").done();
        let (store, keeper, expires_at) = (world.store(), world.keeper(), world.now() + TimeDelta::hours(1));
        let is_signed_in = |form: AccountForm| {
            let (program, keeper) = (&world.program, &keeper);
            async move {
                for (name, account) in [("theirs", Some(id)), ("keeper", Some(keeper.account())), ("nobody", None)] {
                    let at = program.now();
                    let staff = account.map(|account| SignedInWith { account, signed_in_at: at, seen_at: at, device: Device::default() });
                    let session = StoredSession { id: name.into(), staff, data: "{}".into(), expires_at };
                    session::create(store, &session).await.expect("it is there now, if it was not before");
                }
                change(program, keeper, id, &form).await.expect("works").done();
                for name in ["keeper", "nobody"] {
                    assert!(session::load(store, name, program.now()).await.expect("read").is_some(), "{name}");
                }
                session::load(store, "theirs", program.now()).await.expect("read").is_some()
            }
        };
        let renamed = AccountForm { name: "Anna Bakker".into(), ..anna() };
        assert!(is_signed_in(renamed.clone()).await, "another name is no reason");
        let moved = AccountForm { email: "bakker@voorbeeld.test".into(), ..renamed };
        assert!(!is_signed_in(moved.clone()).await);
        let officer = AccountForm { roles: vec![role(Role::PolicyOfficer, String::new())], ..moved.clone() };
        assert!(!is_signed_in(officer.clone()).await);
        assert!(is_signed_in(officer).await, "the roles stayed");
        assert!(!is_signed_in(AccountForm { active: false, ..moved }).await);
    }

    async fn a_code_that_was_mailed_to_another_address_opens_nothing(world: World) {
        let id = add(&world.program, &world.keeper(), &anna()).await.expect("works").done();
        let (secrets, board, now) = (world.program.secrets(), world.board(), world.now());
        let issued = world.store().write(|tx| {
            Box::pin(async move { code::issue(tx, secrets, board, CodePurpose::SignIn, id.into(), now).await })
        });
        let code = &issued.await.expect("the store").code;
        let typed = || async {
            let entered = world.store().write(|tx| {
                Box::pin(async move { code::check(tx, secrets, CodePurpose::SignIn, id.into(), code, now).await })
            });
            entered.await.expect("the store")
        };
        let renamed = AccountForm { name: "Anna Bakker".into(), ..anna() };
        change(&world.program, &world.keeper(), id, &renamed).await.expect("works").done();
        let moved = AccountForm { email: "bakker@voorbeeld.test".into(), ..renamed };
        change(&world.program, &world.keeper(), id, &moved).await.expect("works").done();
        assert_eq!(typed().await, CodeEntry::Expired);
    }

    async fn somebody_new_is_mailed_once_that_they_can_sign_in(world: World) {
        let told = async || {
            let mails = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::Welcome));
            mails.all(world.store().read()).await.expect("read")
        };
        let closed = AccountForm { active: false, ..anna() };
        let id = add(&world.program, &world.keeper(), &closed).await.expect("works").done();
        assert!(told().await.is_empty(), "not before they can");
        for form in [&anna(), &closed, &anna()] {
            change(&world.program, &world.keeper(), id, form).await.expect("works").done();
        }
        let mails = told().await;
        assert_eq!(mails.len(), 1, "however often the account is closed and opened");
        assert_eq!((world.to_address(&mails[0]).as_str(), mails[0].language.tag()), ("anna@voorbeeld.test", "en"));
        assert_eq!(mails[0].account_id, Some(id.into()), "another address until it goes gets it");
        deliver_all(&world.program).await.expect("the store");
        assert!(told().await[0].sent_at.is_some());
        world.account("Henk Hoofd").make().await;
        assert_eq!(told().await.len(), 1, "whoever makes one at the machine tells them");
    }

    async fn another_address_is_told_to_the_one_it_was(world: World) {
        let id = add(&world.program, &world.keeper(), &anna()).await.expect("works").done();
        let renamed = AccountForm { name: "Anna Bakker".into(), ..anna() };
        change(&world.program, &world.keeper(), id, &renamed).await.expect("works").done();
        let told = || async {
            let mails = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::AddressChanged));
            mails.all(world.store().read()).await.expect("read")
        };
        assert!(told().await.is_empty(), "the address stayed");
        let moved = AccountForm { email: "bakker@voorbeeld.test".into(), ..renamed };
        change(&world.program, &world.keeper(), id, &moved).await.expect("works").done();
        let mails = told().await;
        assert_eq!(mails.len(), 1);
        assert_eq!((world.to_address(&mails[0]).as_str(), mails[0].language.tag()), ("anna@voorbeeld.test", "en"));
        assert_eq!(mails[0].account_id, None, "looked up again it would go to the new address");
        let written = event::Entity::find().filter(event::Column::Kind.eq("account_address_changed"));
        let written = written.all(world.store().read()).await.expect("read");
        assert_eq!(written.len(), 1);
        assert_eq!(written[0].actor_account, Some(world.keeper().account().into()));
    }

    async fn who_is_not_active_is_nobody(world: World) {
        let id = add(&world.program, &world.keeper(), &anna()).await.expect("works").done();
        let form = AccountForm { active: false, ..anna() };
        change(&world.program, &world.keeper(), id, &form).await.expect("works").done();
        assert_eq!(server::sign_in::viewer(&world.program, id).await.expect("read"), None);
    }

    async fn the_last_administrator_stays(world: World) {
        let administrator = world.keeper().account();
        let form = AccountForm {
            name: "Bea Beheer".into(),
            email: "beheer@voorbeeld.test".into(),
            language: "nl".into(),
            active: true,
            ..AccountForm::default()
        };
        let last = Filled::Faulty(vec![(AccountField::Roles, AccountFault::LastAdministrator)]);
        assert_eq!(change(&world.program, &world.keeper(), administrator, &form).await.expect("works"), last);
        assert!(world.signed_in(administrator).await.has(Role::Administrator), "nothing was written");
        let other = world.account("Anna de Vries").role(Role::Administrator).make().await;
        change(&world.program, &world.keeper(), administrator, &form).await.expect("works").done();
        let idle = AccountForm { active: false, roles: vec![role(Role::Administrator, String::new())], ..anna() };
        assert_eq!(change(&world.program, &world.keeper(), other, &idle).await.expect("works"), last);
    }

    async fn two_administrators_cannot_take_the_role_from_each_other_at_once(world: World) {
        let one = world.keeper().account();
        let two = world.account("Anna de Vries").email("anna@voorbeeld.test").role(Role::Administrator).make().await;
        let proof = world.keeper();
        let bea = AccountForm { name: "Bea".into(), email: "beheer@voorbeeld.test".into(), ..anna() };
        let without = anna();
        let (first, second) = tokio::join!(
            change(&world.program, &proof, one, &bea),
            change(&world.program, &proof, two, &without),
        );
        let last = Filled::Faulty(vec![(AccountField::Roles, AccountFault::LastAdministrator)]);
        let outcomes = [first.expect("works"), second.expect("works")];
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == last).count(), 1, "{outcomes:?}");
    }

    async fn an_address_belongs_to_one_person(world: World) {
        let proof = world.keeper();
        let id = add(&world.program, &proof, &anna()).await.expect("works").done();
        let taken = Filled::Faulty(vec![(AccountField::Email, AccountFault::AddressTaken)]);
        assert_eq!(add(&world.program, &proof, &anna()).await.expect("works"), Filled::Faulty(vec![(AccountField::Email, AccountFault::AddressTaken)]));
        let form = AccountForm { email: "beheer@voorbeeld.test".into(), ..anna() };
        assert_eq!(change(&world.program, &proof, id, &form).await.expect("works"), taken);
    }

    async fn bad_input_is_refused_at_its_field_all_at_once(world: World) {
        let form = AccountForm {
            name: String::new(),
            email: "anna".into(),
            language: "fr".into(),
            school: "x".into(),
            roles: vec![RoleForm { role: "boss".into(), ..RoleForm::default() }],
            ..AccountForm::default()
        };
        assert_eq!(
            add(&world.program, &world.keeper(), &form).await.expect("works"),
            Filled::Faulty(vec![
                (AccountField::Name, AccountFault::NameMissing),
                (AccountField::Email, AccountFault::AddressMalformed),
                (AccountField::Language, AccountFault::UnknownLanguage),
                (AccountField::School, AccountFault::UnknownSchool),
                (AccountField::Roles, AccountFault::UnknownRole),
            ])
        );
    }

    async fn units_that_are_not_of_the_board_are_refused(world: World) {
        let team = world.team(world.school("De Brug").await, "Onderbouw").await;
        let form = AccountForm {
            school: team.to_string(),
            roles: vec![role(Role::TeamLeader, Uuid::now_v7().to_string())],
            ..anna()
        };
        assert_eq!(
            add(&world.program, &world.keeper(), &form).await.expect("works"),
            Filled::Faulty(vec![
                (AccountField::School, AccountFault::UnknownSchool),
                (AccountField::Roles, AccountFault::UnknownUnit),
            ])
        );
        let nobody = change(&world.program, &world.keeper(), Uuid::now_v7().into(), &anna()).await;
        assert!(matches!(nobody, Err(Refused::NotFound)));
    }

    async fn hr_of_the_whole_board_keeps_people_but_makes_no_administrators(world: World) {
        let vera = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
        let keeper = world.signed_in(vera).await.keeper().expect("of the whole board");
        let id = add(&world.program, &keeper, &anna()).await.expect("works").done();
        let form = AccountForm { roles: vec![role(Role::HrAdviser, String::new())], ..anna() };
        change(&world.program, &keeper, id, &form).await.expect("works").done();

        let refused = || Filled::Faulty(vec![(AccountField::Roles, AccountFault::OnlyAdministrators)]);
        let raised = AccountForm { roles: vec![role(Role::Administrator, String::new())], ..anna() };
        assert_eq!(change(&world.program, &keeper, id, &raised).await.expect("works"), refused());
        let other = AccountForm { email: "b@voorbeeld.test".into(), ..raised.clone() };
        let added = add(&world.program, &keeper, &other).await.expect("works");
        assert!(matches!(added, Filled::Faulty(faults) if faults[0].1 == AccountFault::OnlyAdministrators));
        // Whoever puts their own address in an administrator's account could sign in as one.
        let taken = AccountForm { email: "vera.elders@voorbeeld.test".into(), ..anna() };
        let administrator = world.administrator().account();
        assert_eq!(change(&world.program, &keeper, administrator, &taken).await.expect("works"), refused());
    }

    async fn hr_of_one_school_keeps_no_people(world: World) {
        let brug = world.school("De Brug").await;
        let vera = world.account("Vera Smit").role_of(Role::HrCoordinator, brug).make().await;
        assert!(matches!(world.signed_in(vera).await.keeper(), Err(Refused::NotFound)));
        let anna = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        assert!(matches!(world.signed_in(anna).await.keeper(), Err(Refused::NotFound)));
    }
}
