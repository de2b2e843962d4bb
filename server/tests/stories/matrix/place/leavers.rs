//! Those who leave, each as far as some address needs them to be.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::prediction::Prediction;
use domain::rights::{RequestWords, Right};
use domain::talk::{HostKind, Way};
use domain::task::Request;
use domain::waiting::WaitingStep;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::departure::break_glass::break_glass;
use server::departure::pause::pause;
use server::departure::waiting;
use server::questionnaire::{Onward, Saved, Submission, save_screen, submit};
use server::report::{add, finalise, open, reply, save, save_notes};
use server::rights::{Asking, ask};
use server::store::entity::{appointment, rights_request};
use server::store::{StoreError, TypedColumn};
use server::talk::{Booking, OfferedSlot, SlotKey, book, held, held_asking, offer, share_with_leader};

use super::Making;
use crate::matrix::people::{BOARD_COORDINATOR, COORDINATOR, OTHER_COORDINATOR};
use crate::report::fields;
use crate::scene::{Leaver, Scene};

/// Words of those who leave the one school and the other: what stands in front of each secret word.
pub const NORTH: &str = "noord";
pub const SOUTH: &str = "zuid";

impl Making<'_> {
    /// Registers everybody and lets them and their hosts do what they did.
    pub(super) async fn leave(&mut self) {
        self.gone().await;
        self.world.clock.set(self.calendar.next_opening(self.world.now() + TimeDelta::days(30)));
        self.north.post().await;
        self.days_ago(9);
        self.with_the_adviser().await;
        self.with_the_leader().await;
        self.beginning().await;
        self.elsewhere().await;
        self.world.clock.set(self.now);
        for _ in 0..3 {
            self.north.post().await;
        }
        self.today().await;
    }

    /// Closed long ago: the link of one opens their data only, the other is asked once more.
    async fn gone(&mut self) {
        for (key, last_day) in [("gone", -60), ("later", -6)] {
            let day = self.world.now().date_naive() + TimeDelta::days(last_day);
            let leaver = self.registers(key, NORTH, "voluntary", day, &[]).await;
            self.spoken(NORTH, key, &leaver).await;
            self.finalised(NORTH, &leaver).await;
        }
    }

    async fn with_the_adviser(&mut self) {
        let last_day = self.now.date_naive() + TimeDelta::days(70);
        for key in ["plan", "booked", "at-start", "ended", "held", "final"] {
            let leaver = self.registers(key, NORTH, "voluntary", last_day, &[]).await;
            self.answers(&self.north, &leaver, &word(NORTH, if key == "final" { "gedeeld" } else { "tip" })).await;
        }
        self.north.post().await;
        let plan = self.leavers["plan"].clone();
        let talk = self.north.talk(&plan, HostKind::HrAdviser).await;
        self.value("plan.talk", talk);
        let slot = self.slots(&plan).await.pop().expect("a time").key;
        self.value("plan.slot", slot);
        // Two talks of one day, the second soon after the first.
        let booked = self.leavers["booked"].clone();
        let slots = self.slots(&booked).await;
        let week = self.now + TimeDelta::days(7);
        let day = slots.iter().find(|slot| slot.start > week).expect("a time").date;
        let first = slots.into_iter().find(|slot| slot.date == day).expect("a time");
        self.books("booked", &booked, first.key).await;
        let second = self.leavers["at-start"].clone();
        let slots = self.slots(&second).await;
        let next = slots.into_iter().find(|slot| slot.date == day && slot.start > first.start).expect("a time");
        self.books("at-start", &second, next.key).await;
        let other = self.slots(&booked).await.pop().expect("a time").key;
        self.value("booked.slot", other);
        let ended = self.leavers["ended"].clone();
        let slot = self.slots(&ended).await.remove(0).key;
        self.books("ended", &ended, slot).await;
        let (held, last) = (self.leavers["held"].clone(), self.leavers["final"].clone());
        self.spoken(NORTH, "held", &held).await;
        self.spoken(NORTH, "final", &last).await;
        self.finalised(NORTH, &last).await;
        self.after_the_report(NORTH, &last).await;
    }

    async fn with_the_leader(&mut self) {
        let last_day = self.now.date_naive() + TimeDelta::days(65);
        for key in ["chat", "chatted", "appointed", "told"] {
            let leaver = self.registers(key, NORTH, "replacement_ended", last_day, &[]).await;
            self.answers(&self.north, &leaver, &word(NORTH, "tip")).await;
        }
        self.north.post().await;
        let chatted = self.leavers["chatted"].clone();
        let booked = self.north.booked_first(&chatted).await;
        self.value("chatted.appointment", booked.appointment);
        let appointed = self.leavers["appointed"].clone();
        let slots = self.slots(&appointed).await;
        let talk = self.north.talk(&appointed, HostKind::TeamLeader).await;
        let week = self.now + TimeDelta::days(7);
        let slot = slots.iter().find(|slot| slot.start > week).expect("a time").key;
        let booked = book(&self.world.program, &appointed.proof, talk, &slot).await.expect("the store");
        assert!(matches!(booked, Booking::Booked(_)), "{booked:?}");
        self.tells(NORTH, "told").await;
    }

    /// The leader held the talk and asks HR for something.
    async fn tells(&self, whose: &str, key: &str) {
        let (scene, told) = (if whose == NORTH { &self.north } else { &self.south }, &self.leavers[key]);
        let host = scene.as_leader(scene.leader, told).await;
        let asked = Request::parse(&word(whose, "verzoek")).expect("short enough");
        let today = self.world.now().date_naive();
        held_asking(&self.world.program, &host, today, Way::InPerson, asked.as_ref()).await.expect("the store");
    }

    /// Those whose course has just begun, or waits.
    async fn beginning(&mut self) {
        let last_day = self.now.date_naive() + TimeDelta::days(80);
        let filling = self.registers("filling", NORTH, "voluntary", last_day, &[]).await;
        self.types(&filling, &word(NORTH, "ontwerp")).await;
        let paper = [("private_email", ""), ("work_email", "")];
        self.registers("paper", NORTH, "voluntary", last_day, &paper).await;
        self.registers("retiring", NORTH, "retirement", last_day, &[]).await;
        self.registers("untold", NORTH, "fixed_term_not_renewed", last_day, &[]).await;
        let concluded = (self.world.now().date_naive() - TimeDelta::days(60)).to_string();
        let asked =
            [("concluded_on", concluded.as_str()), ("reconsider_stated", "yes"), ("questionnaire_switched_on", "yes")];
        self.registers("wish", NORTH, "settlement", last_day, &asked).await;
        let paused = self.registers("paused", NORTH, "voluntary", last_day, &[]).await;
        pause(&self.world.program, &self.world.coordinator_of(paused.id).await).await.expect("the store");
        let waiting = self.registers("waiting", NORTH, "voluntary", last_day, &[]).await;
        self.waits(&waiting).await;
        self.registers("excluded", NORTH, "voluntary", last_day, &[]).await;
        for (key, right) in [("objecting", Right::Object), ("restricted", Right::Restrict)] {
            let leaver = self.registers(key, NORTH, "voluntary", last_day, &[]).await;
            self.asks(key, &leaver, right).await;
        }
    }

    /// HR asks to pause, and it waits for longer than anybody looks.
    async fn waits(&self, leaver: &Leaver) {
        let (hr, now) = (self.world.coordinator_of(leaver.id).await, self.world.now());
        self.world.clock.set(Utc::now() + TimeDelta::days(365));
        let asked = waiting::ask(&self.world.program, &hr, WaitingStep::Pause, &[]).await.expect("the store");
        assert!(matches!(asked, waiting::Asking::Waits { .. }), "{asked:?}");
        self.world.clock.set(now);
    }

    /// They object, or have their data left alone, and say why.
    async fn asks(&mut self, key: &str, leaver: &Leaver, right: Right) {
        let proof = self.north.proof(leaver.id, true).await;
        let why = RequestWords::parse(&word(NORTH, "bezwaar")).expect("short enough");
        let asked = ask(&self.world.program, &proof, right, &why).await.expect("the store");
        assert!(matches!(asked, Asking::Asked { .. }), "{asked:?}");
        let rows = rights_request::Entity::find().filter(rights_request::Column::DepartureId.is(leaver.id));
        let row = rows.one(self.world.store().read()).await.expect("the store").expect("it was asked");
        self.value(format!("{key}.request"), *row.id);
    }

    /// Those who leave the other school.
    async fn elsewhere(&mut self) {
        let last_day = self.now.date_naive() + TimeDelta::days(70);
        for key in ["south", "south-held"] {
            let leaver = self.registers(key, SOUTH, "voluntary", last_day, &[]).await;
            self.answers(&self.south, &leaver, &word(SOUTH, if key == "south" { "gedeeld" } else { "tip" })).await;
        }
        let told = self.registers("south-told", SOUTH, "replacement_ended", last_day, &[]).await;
        self.answers(&self.south, &told, &word(SOUTH, "tip")).await;
        let filling = self.registers("south-filling", SOUTH, "voluntary", last_day, &[]).await;
        self.types(&filling, &word(SOUTH, "ontwerp")).await;
        self.south.post().await;
        self.tells(SOUTH, "south-told").await;
        let (south, held) = (self.leavers["south"].clone(), self.leavers["south-held"].clone());
        self.spoken(SOUTH, "south", &south).await;
        self.finalised(SOUTH, &south).await;
        self.after_the_report(SOUTH, &south).await;
        self.spoken(SOUTH, "south-held", &held).await;
    }

    async fn registers(
        &mut self,
        key: &'static str,
        whose: &str,
        kind: &str,
        last_day: NaiveDate,
        more: &[(&str, &str)],
    ) -> Leaver {
        let [private, work] = [("prive", "thuis.test"), ("werk", "school.test")]
            .map(|(kind, domain)| format!("{key}.{}@{domain}", word(whose, kind)));
        let (last, end) = (last_day.to_string(), (last_day + TimeDelta::days(14)).to_string());
        let (scene, stays_out) =
            if whose == NORTH { (&self.north, self.south.adviser) } else { (&self.south, self.north.adviser) };
        let stays_out = stays_out.to_string();
        let mut typed = vec![
            ("private_email", private.as_str()),
            ("work_email", work.as_str()),
            ("departure_type", kind),
            ("last_day_worked", last.as_str()),
            ("end_of_employment", end.as_str()),
            ("may_not_host", stays_out.as_str()),
        ];
        typed.retain(|(field, _)| more.iter().all(|(other, _)| field != other));
        typed.extend(more);
        let name = format!("{} {}", capital(key), capital(&word(whose, "naam")));
        let leaver = scene.leaver_with(&name, &typed).await;
        scene.post().await;
        self.leavers.insert(key, leaver.clone());
        leaver
    }

    /// Answers one question of each kind that is asked, and writes a tip.
    async fn types(&self, leaver: &Leaver, tip: &str) {
        for (screen, item, value) in [("why", "reasons", "B1"), ("people", "belonging", "4"), ("ahead", "tip", tip)] {
            let typed = fields(&[(item, value)]);
            let saved = save_screen(&self.world.program, &leaver.proof, screen, &typed, Onward::Next).await;
            assert!(matches!(saved.expect("the store"), Saved::Kept { .. } | Saved::UnknownScreen));
        }
    }

    async fn answers(&self, scene: &Scene<'_>, leaver: &Leaver, tip: &str) {
        self.types(leaver, tip).await;
        let submitted = submit(&scene.world.program, &leaver.proof).await.expect("the store");
        assert!(matches!(submitted, Submission::Submitted { .. }), "{submitted:?}");
    }

    /// The times that are offered for the first talk, the earliest first.
    async fn slots(&self, leaver: &Leaver) -> Vec<OfferedSlot> {
        let offer = offer(&self.world.program, &leaver.proof).await.expect("the store");
        offer.talks.into_iter().next().expect("a talk").days.into_iter().flat_map(|day| day.slots).collect()
    }

    async fn books(&mut self, key: &str, leaver: &Leaver, slot: SlotKey) {
        let talk = self.north.talk(leaver, HostKind::HrAdviser).await;
        match book(&self.world.program, &leaver.proof, talk, &slot).await.expect("the store") {
            Booking::Booked(booked) => {
                self.value(format!("{key}.appointment"), booked.appointment);
                self.value(format!("{key}.talk"), talk);
            }
            other => panic!("{other:?}"),
        }
    }

    /// The adviser met them, and writes: notes, and a report that is not final.
    async fn spoken(&self, whose: &str, key: &str, leaver: &Leaver) {
        let scene = if whose == NORTH { &self.north } else { &self.south };
        if self.north.loaded(leaver).await.facts.questionnaire.submitted_at.is_none() {
            self.answers(scene, leaver, &word(whose, "tip")).await;
            scene.post().await;
        }
        let program = &self.world.program;
        let host = scene.as_adviser(scene.adviser, leaver).await;
        server::prediction::predict(program, &host, Prediction::Skipped).await.expect("the store");
        held(program, &host, self.world.today(), Way::InPerson).await.expect("the store");
        let revision = open(program, &host).await.expect("the store").revision;
        let story = word(whose, if key.ends_with("held") { "schets" } else { "verslag" });
        save(program, &host, &fields(&[("story", &story), ("told", "B1")]), revision).await.expect("the store");
        save_notes(program, &host, &word(whose, "notitie"), "").await.expect("the store");
    }

    async fn finalised(&self, whose: &str, leaver: &Leaver) {
        let scene = if whose == NORTH { &self.north } else { &self.south };
        let program = &self.world.program;
        let host = scene.as_adviser(scene.adviser, leaver).await;
        let revision = open(program, &host).await.expect("the store").revision;
        let report = [
            ("story", word(whose, "verslag")),
            ("told", "B1".to_owned()),
            ("quote.0.text", word(whose, "uitspraak")),
            ("quote.0.consent", "yes".to_owned()),
            ("agreement.0.what", word(whose, "afspraak")),
            ("agreement.0.owner", if whose == NORTH { COORDINATOR } else { OTHER_COORDINATOR }.to_owned()),
            ("agreement.1.what", word(whose, "belofte")),
        ];
        let report: Vec<_> = report.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let done = finalise(program, &host, &report, revision).await.expect("the store");
        assert!(matches!(done, server::report::Finalising::Final { .. }), "{done:?}");
    }

    /// They share their answers with the leader and say what they think of the report, to which the adviser adds;
    /// and HR had a reason to look.
    async fn after_the_report(&self, whose: &str, leaver: &Leaver) {
        let scene = if whose == NORTH { &self.north } else { &self.south };
        let program = &self.world.program;
        let proof = scene.proof(leaver.id, true).await;
        share_with_leader(program, &proof, true).await.expect("the store");
        let words = word(whose, "weerwoord");
        reply(program, &proof, &fields(&[("reply", "corrects"), ("words", &words)]), 0).await.expect("the store");
        let host = scene.as_adviser(scene.adviser, leaver).await;
        add(program, &host, &word(whose, "aanvulling")).await.expect("the store");
        let viewer = self.world.signed_in(self.accounts[BOARD_COORDINATOR]).await;
        let coordinator = self.world.record_viewer(&viewer, leaver.id).await.coordinator().expect("theirs");
        break_glass(program, &coordinator, &word(whose, "reden")).await.expect("the store");
    }

    /// One talk begins in a moment, by the clock of now.
    async fn today(&self) {
        let id = self.leavers["at-start"].id;
        let starts_at: DateTime<Utc> = self.now + TimeDelta::minutes(10);
        self.world
            .store()
            .write(|tx| {
                Box::pin(async move {
                    appointment::Entity::update_many()
                        .col_expr(appointment::Column::StartsAt, Expr::value(starts_at))
                        // Nobody agreed on this wall time.
                        .col_expr(appointment::Column::LocalStart, Expr::value(None::<String>))
                        .col_expr(appointment::Column::Zone, Expr::value(None::<String>))
                        .filter(appointment::Column::DepartureId.is(id))
                        .exec(tx)
                        .await?;
                    Ok::<_, StoreError>(())
                })
            })
            .await
            .expect("the store");
    }
}

/// A secret word.
pub fn word(whose: &str, kind: &str) -> String {
    format!("{whose}{kind}")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
