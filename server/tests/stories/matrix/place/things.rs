//! What stands beside those who leave: codes, an import, calendars, improvement points, rules, forms in the making.

use chrono::TimeDelta;
use domain::account::Role;
use domain::departure::DepartureType;
use domain::departure_form::Field;
use domain::guide::{GuideKey, Guides};
use domain::import::Matching;
use domain::improvement::{ImprovementPoint, PointStatus};
use domain::organisation_import::List;
use domain::questionnaire::Questionnaire;
use domain::release::Period;
use domain::route::{Foreseeing, Route, RuleDraft};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use server::access::{Coordinator, NamesDeputies, OwnDataOf, figures_keeper, point_writer, stays_in_touch};
use server::account::{self, AccountForm, DeputyForm, RoleForm};
use server::availability::HolidayKeeper;
use server::code::Browser;
use server::departure::hosts::exclude;
use server::departure::import::{Matched, Previewing, match_columns, preview};
use server::departure::letter::{Printable, print, printable};
use server::feed::{FeedForm, FeedKeeper, Kind, Preview, add_address, keep_holiday_feed};
use server::mail::MailKind;
use server::organisation::{OrganisationForm, change};
use server::organisation_import::{self, File};
use server::questionnaire::request_code;
use server::release::{Asking, ask_for_days, make_next};
use server::rule::{RuleKey, save};
use server::secret::StayToken;
use server::sign_in::Asked;
use server::store::entity::{closed_days, extra_hours, former_colleague, hours, outbox, release, task, training};
use server::store::{Sealed, StoreError, TypedColumn};
use server::subscription::{renew, subscription_address};
use server::training::TrainingForm;
use server::version::{self, Draft};

use super::Making;
use crate::feed::Calendars;
use crate::mail::post::{put, to_leaver};
use crate::matrix::people::{
    ADMINISTRATOR, ADVISER, BOARD_COORDINATOR, COORDINATOR, LEADER, POLICY_OFFICER, SCHOOL_HEAD, WITHOUT_ROLE,
};
use crate::scene::Leaver;

impl Making<'_> {
    /// What the board set before anybody left.
    pub(super) async fn settings(&self) {
        let organisation = server::course::organisation(self.world.store().read(), self.world.board()).await;
        let organisation = organisation.expect("the store");
        let form = OrganisationForm { asks_later: true, ..OrganisationForm::of(&organisation) };
        change(&self.world.program, &self.world.administrator(), &form).await.expect("the store").done();
    }

    pub(super) async fn things(&mut self) {
        self.times().await;
        self.forms().await;
        self.points().await;
        self.owned_point().await;
        let last_day = self.now.date_naive() - TimeDelta::days(200);
        self.world.handed_on(last_day, &["Iets met doorgegeventip", "a", "b", "c", "d"]).await;
        self.figures().await;
        self.imports().await;
        self.lists().await;
        self.calendars().await;
        self.tasks().await;
        self.former().await;
        self.proposals().await;
        self.deputies().await;
        self.passkey().await;
        self.personnel_system().await;
        self.unsent().await;
        self.codes().await;
    }

    async fn times(&mut self) {
        let (world, adviser) = (self.world, self.accounts[ADVISER]);
        let day = self.calendar.add_working_days(self.now.date_naive(), 25);
        world.closed(adviser, day, day).await;
        world.extra_hours(adviser, day + TimeDelta::days(7), "09:00", "12:00").await;
        world.holiday(day + TimeDelta::days(30), day + TimeDelta::days(32)).await;
        let conn = world.store().read();
        let of_adviser = closed_days::Entity::find().filter(closed_days::Column::AccountId.is(adviser));
        let closed = of_adviser.one(conn).await.expect("the store").expect("it was closed");
        let extra = extra_hours::Entity::find().one(conn).await.expect("the store").expect("there is some");
        let weekly = hours::Entity::find().filter(hours::Column::AccountId.is(adviser)).one(conn).await;
        let all = closed_days::Entity::find().all(conn).await.expect("the store");
        let holiday = all.into_iter().find(|row| row.account_id.is_none()).expect("the board's");
        let trained = training::Entity::find().filter(training::Column::AccountId.is(adviser)).one(conn).await;
        self.value("closed", *closed.id);
        self.value("extra", *extra.id);
        self.value("hours", *weekly.expect("the store").expect("weekly").id);
        self.value("holiday", *holiday.id);
        self.value("training", *trained.expect("the store").expect("trained").id);
        let leaver = self.leavers["excluded"].clone();
        let other = self.accounts[LEADER];
        exclude(&world.program, &world.coordinator_of(leaver.id).await, other).await.expect("the store");
    }

    /// A rule of the board's own, and drafts of questionnaire and guides with something in them.
    async fn forms(&mut self) {
        let (program, keeper) = (&self.world.program, self.world.keeper());
        let key = RuleKey { unit: None, departure_type: DepartureType::Redundancy, foreseeing: Foreseeing::Any };
        let draft = RuleDraft {
            route: Route::Adviser.code().into(),
            formal_minutes: "50".into(),
            informal_minutes: "20".into(),
            days_before_last: String::new(),
            guide: String::new(),
        };
        save(program, &keeper, key, 0, &draft).await.expect("the store").done();
        let own = crate::report::fields(&[
            ("kind", "agreement"),
            ("theme", "work"),
            ("text.nl", "Ik had plezier."),
            ("text.en", "I had fun."),
            ("variant", "full"),
        ]);
        let change = |next: &Questionnaire| next.put_own(None, &own).map(|(next, _)| next);
        version::edit(program, &keeper, 0, change).await.expect("the store");
        let draft: Draft<Questionnaire> = version::open(program, &keeper).await.expect("the store");
        let own = draft.next.own_items().next().expect("it was added").key.to_string();
        self.value("own-item", own);
        let mut words = domain::guide::guide_fields(Guides::standard().guide(GuideKey::Leaving).expect("it is there"));
        for (name, value) in &mut words {
            if name.starts_with("note") {
                value.push_str(" Neem de tijd.");
            }
        }
        let change = |next: &Guides| next.reword_guide(GuideKey::Leaving, &words);
        version::edit(program, &keeper, 0, change).await.expect("the store");
    }

    async fn points(&mut self) {
        let (world, policy) = (self.world, self.accounts[POLICY_OFFICER]);
        let writer = point_writer(&world.signed_in(policy).await).expect("a policy officer");
        for (key, outcome) in [("point", "conceptpunt"), ("published", "gepubliceerdpunt")] {
            let text = ImprovementPoint {
                outcome_nl: outcome.to_owned(),
                outcome_en: outcome.to_owned(),
                owner: "HR".to_owned(),
                outside: true,
                ..ImprovementPoint::new(format!("Waarom: {outcome}waarom"), PointStatus::Done)
            };
            let id = server::improvement::add(&world.program, &writer, &text.fields()).await.expect("the store").done();
            self.value(key, id);
            if key == "published" {
                let revision = server::improvement::one(&world.program, &writer, id).await.expect("there").revision;
                server::improvement::publish(&world.program, &writer, id, revision).await.expect("the store").done();
            }
        }
    }

    /// A point to which the head of the school sees.
    async fn owned_point(&mut self) {
        let (world, policy) = (self.world, self.accounts[POLICY_OFFICER]);
        let writer = point_writer(&world.signed_in(policy).await).expect("a policy officer");
        let text = ImprovementPoint {
            owner: SCHOOL_HEAD.to_owned(),
            ..ImprovementPoint::new("Starters missen een maatje.", PointStatus::Doing)
        };
        let id = server::improvement::add(&world.program, &writer, &text.fields()).await.expect("the store").done();
        self.value("owned-point", id);
    }

    /// Figures of days long before anybody of the scene left: nothing of anybody is in them.
    async fn figures(&mut self) {
        let (world, policy) = (self.world, self.accounts[POLICY_OFFICER]);
        let viewer = world.signed_in(policy).await;
        let keeper = figures_keeper(&viewer).expect("a policy officer");
        let day = |ago: i64| world.now().date_naive() - TimeDelta::days(ago);
        let asked = ask_for_days(&world.program, &keeper, day(800), day(760)).await.expect("the store");
        assert!(matches!(asked, Asking::Asked { number: 1 }), "{asked:?}");
        assert!(make_next(&world.program).await.expect("the store").is_some(), "it is made");
        self.shows_a_number().await;
        let period = Period::own(day(800), day(760)).expect("forty days");
        self.value("period", period.code());
        self.value("period.other-first", day(900));
        self.value("period.other-last", day(860));
    }

    /// Of figures that show nothing there is nothing to correct: these show how many left.
    async fn shows_a_number(&self) {
        let write = self.world.store().write(|tx| {
            Box::pin(async move {
                for row in release::Entity::find().all(tx).await? {
                    let written = row.content(tx)?.to_json().replacen("\"counts\":[null", "\"counts\":[40", 1);
                    let content = Sealed::close(tx, row.id, &written)?;
                    let row = release::ActiveModel { content: Set(content), ..row.into_active_model() };
                    release::Entity::update(row).exec(tx).await?;
                }
                Ok::<_, StoreError>(())
            })
        });
        write.await.expect("the store");
    }

    async fn imports(&mut self) {
        let coordinator = self.coordinator().await;
        let list = format!(
            "naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n\
             Ima Importnaam;ima@importprive.test;Noorderlicht;Onderbouw;voluntary;{0};{0}\n",
            self.now.date_naive() + TimeDelta::days(60)
        );
        let kept = preview(&self.world.program, &coordinator, "lijst.csv", list.as_bytes()).await.expect("the store");
        let Previewing::Stored(id) = kept else { panic!("{kept:?}") };
        self.value("import", id);
        // Another one, after which the board remembers what a heading means.
        let other = list.replacen("naam;", "wie;", 1);
        let kept = preview(&self.world.program, &coordinator, "anders.csv", other.as_bytes()).await.expect("the store");
        let Previewing::Stored(id) = kept else { panic!("{kept:?}") };
        let matching = Matching::from([(0, Some(Field::Name))]);
        let matched = match_columns(&self.world.program, &coordinator, id, &matching).await.expect("the store");
        assert_eq!(matched, Matched::Kept);
    }

    /// Lists of units and of people that the administrator looks at.
    async fn lists(&mut self) {
        let keeper = self.world.signed_in(self.accounts[ADMINISTRATOR]).await.keeper().expect("a keeper");
        let bytes = b"naam;mailadres;rollen\nLies Lijstnaam;lies@lijstprive.test;adviseur\n".to_vec();
        let file = File { list: List::People, name: "mensen.csv".to_owned(), bytes };
        let kept = organisation_import::preview(&self.world.program, &keeper, &[file], None).await.expect("the store");
        let organisation_import::Previewing::Stored(id) = kept else { panic!("{kept:?}") };
        self.value("lists", id);
    }

    async fn coordinator(&self) -> Coordinator {
        self.world.signed_in(self.accounts[COORDINATOR]).await.coordinator().expect("a coordinator")
    }

    async fn calendars(&mut self) {
        let (world, adviser) = (self.world, self.accounts[ADVISER]);
        let keeper = FeedKeeper::own(&world.signed_in(adviser).await);
        renew(&world.program, &keeper).await.expect("the store");
        let address = subscription_address(&world.program, &keeper).await.expect("the store").expect("it is on");
        let file = address.rsplit('/').next().unwrap_or_default().to_owned();
        self.value("adviser.calendar", &file);
        let busy = self.now + TimeDelta::days(30);
        world.busy(adviser, busy, busy + TimeDelta::hours(1)).await;
        let server = Calendars::serve("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n").await;
        let form = FeedForm { name: "Elders".to_owned(), address: server.url(), ..FeedForm::default() };
        let added = add_address(&world.program, &keeper, Kind::Address, &form).await.expect("the store").done();
        self.value("adviser.feed", added);
        let holidays = HolidayKeeper::from(&world.administrator());
        let preview = Preview { name: "Vakanties".to_owned(), days: Vec::new() };
        let kept = keep_holiday_feed(&world.program, &holidays, Some("http://127.0.0.1:1/vakanties.ics"), &preview);
        let id = kept.await.expect("the store").done();
        self.value("holiday-feed", id);
    }

    async fn tasks(&mut self) {
        for row in task::Entity::find().all(self.world.store().read()).await.expect("the store") {
            self.value(self.world.opened(&row.what, row.id), *row.id);
        }
    }

    /// The leader has named somebody who stands in for them some weeks from now.
    async fn deputies(&mut self) {
        let (world, leader, adviser) = (self.world, self.accounts[LEADER], self.accounts[ADVISER]);
        let conn = world.store().read();
        for (name, whose) in [("leader.role", leader), ("adviser.role", adviser)] {
            let held = account::find(conn, whose, world.now()).await.expect("the store").expect("there").held;
            self.value(name, held[0].id);
        }
        let proof = NamesDeputies::own(&world.signed_in(leader).await);
        let day = |days: i64| (self.now.date_naive() + TimeDelta::days(days)).to_string();
        let form = DeputyForm {
            role: self.values["leader.role"].clone(),
            person: "dee.vervangt@voorbeeld.test".to_owned(),
            first: day(80),
            last: day(100),
        };
        account::name_deputy(&world.program, &proof, &form).await.expect("the store").done();
        let there = account::deputies_of(&world.program, &proof).await.expect("the store");
        self.value("deputy", there[0].id);
    }

    /// The coordinator of the board proposed a role for somebody, and noted a training for themself.
    async fn proposals(&mut self) {
        let (world, somebody, proposer) = (self.world, self.accounts[WITHOUT_ROLE], self.accounts[BOARD_COORDINATOR]);
        let (program, conn) = (&world.program, world.store().read());
        let keeper = world.signed_in(proposer).await.keeper().expect("coordinates the board");
        let was = account::find(conn, somebody, world.now()).await.expect("the store").expect("there");
        let adviser = RoleForm { role: Role::HrAdviser.code().into(), ..RoleForm::default() };
        let form = AccountForm {
            name: was.name,
            email: was.email,
            language: was.language.tag().into(),
            active: true,
            roles: vec![adviser],
            ..AccountForm::default()
        };
        account::change(program, &keeper, somebody, &form).await.expect("the store").done();
        let course = TrainingForm {
            name: "Open gesprek".to_owned(),
            valid_from: self.now.date_naive().to_string(),
            valid_until: (self.now.date_naive() + TimeDelta::days(90)).to_string(),
        };
        server::training::add(program, &keeper, proposer, &course).await.expect("the store").done();
        let roles = account::role_proposals(conn, world.board()).await.expect("the store");
        let trainings = server::training::proposals(conn, world.board()).await.expect("the store");
        self.value("role-proposal", roles[0].id);
        self.value("training-proposal", trainings[0].id);
    }

    /// Somebody stays in touch since a good year ago, and named their address themselves.
    async fn former(&mut self) {
        let program = &self.world.program;
        let proof = self.north.proof(self.leavers["booked"].id, false).await;
        let now = self.world.now();
        self.world.clock.set(now - TimeDelta::days(400));
        let asked = server::stay::ask(program, &proof, "oudadres@thuis.test", domain::Language::Nl).await;
        assert_eq!(asked.expect("the store"), server::stay::Staying::MailSent);
        let row = former_colleague::Entity::find().one(self.world.store().read()).await.expect("the store");
        let token = StayToken::mint(program.secrets(), *row.expect("it was named").id);
        let stays = stays_in_touch(program, &token).await.expect("it opens");
        server::stay::keep(program, &stays).await.expect("the store");
        self.world.clock.set(now);
        self.value("former.token", &token);
        self.value("token", token);
    }

    /// A mail about somebody who leaves was given up.
    async fn unsent(&mut self) {
        let mail = to_leaver(self.world, &self.leavers["booked"], MailKind::NewLink, json!({}));
        let id = put(self.world, mail).await;
        let giving_up = self.world.store().write(|tx| {
            Box::pin(async move {
                outbox::Entity::update_many()
                    .col_expr(outbox::Column::State, Expr::value("failed"))
                    .filter(outbox::Column::Id.is(id))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        });
        giving_up.await.expect("the store");
        self.value("unsent", id);
    }

    /// The adviser has a passkey.
    async fn passkey(&mut self) {
        let passkey = crate::passkey::given_one(self.world, self.accounts[ADVISER]).await;
        self.value("passkey", passkey);
    }

    /// Codes that were mailed and printed, as somebody would type them.
    async fn codes(&mut self) {
        for key in ["booked", "gone"] {
            let leaver = self.leavers[key].clone();
            let code = self.mailed_code(&leaver).await;
            self.value(format!("{key}.code"), code);
        }
        let paper = self.leavers["paper"].id;
        let coordinator = self.world.coordinator_of(paper).await;
        print(&self.world.program, &coordinator).await.expect("the store");
        let letter = printable(&self.world.program, &coordinator).await.expect("the store");
        let Printable::Letter(letter) = letter else { panic!("{letter:?}") };
        self.value("paper.code", letter.code.expect("it was printed"));
        self.value("paper.token", letter.url.rsplit('/').next().unwrap_or_default());
        for key in ["booked", "gone", "south"] {
            let token = self.world.token_of(self.leavers[key].id).await;
            self.value(format!("{key}.token"), token);
        }
        let address = "lea.leidt@voorbeeld.test";
        server::sign_in::request_code(&self.world.program, address, "10.9.9.9", &mut Asked::default())
            .await
            .expect("the store");
        let code = self.code_in_outbox(MailKind::SignInCode).await;
        self.value("sign-in.code", code);
    }

    async fn mailed_code(&self, leaver: &Leaver) -> String {
        let cookie = self.cookie(leaver.id).await;
        let cookie = cookie.trim_start_matches("leaver=");
        let own = server::access::own_data_of(&self.world.program, cookie, None).await.expect("the link opens it");
        let own: &OwnDataOf = &own;
        request_code(&self.world.program, own, &mut Browser::default()).await.expect("the store");
        self.code_in_outbox(MailKind::AnswersCode).await
    }

    /// The code in the newest mail of this kind.
    async fn code_in_outbox(&self, kind: MailKind) -> String {
        use sea_orm::QueryOrder;
        let mail = outbox::Entity::find()
            .filter(outbox::Column::Kind.is(kind))
            .order_by_desc(outbox::Column::Id)
            .one(self.world.store().read())
            .await
            .expect("the store")
            .expect("a mail was asked for");
        let payload: serde_json::Value = mail.needs(self.world.store().read()).expect("it opens");
        payload["code"].as_str().expect("a code").to_owned()
    }
}
