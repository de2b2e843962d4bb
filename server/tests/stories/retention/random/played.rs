//! One leaver of a history: what became of them at first, and what they did later on.

use chrono::{NaiveDate, TimeDelta};
use domain::departure::DepartureType;
use domain::departure_form::Field;
use domain::ids::DepartureId;
use domain::prediction::Prediction;
use domain::retention::Ground;
use domain::rights::{RequestWords, Right};
use domain::talk::Way;
use server::access::LeaverOf;
use server::departure::cancel::cancel;
use server::departure::edit::change_type;
use server::questionnaire::{Onward, save_screen};
use server::retention::{Erasing, erase_on_request};
use server::rights::{Asking, Lifting, Withdrawing, ask, lift, withdraw_answers};
use server::second_questionnaire::{Handing, submit};
use server::testing::World;

use super::expected::{Facts, Months, There, goes_untold};
use crate::departure::fields;
use crate::scene::{Leaver, Scene};

/// What becomes of one leaver on the day of registering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    Nothing,
    Draft,
    HandedIn,
    /// Handed in, and taken back.
    Withdrawn,
    /// The talk was held; notes stand beside a report that is not final.
    Talked,
    Closed,
    /// Closed, and where the board asks once more later, they answer.
    AnsweredAgain,
    Cancelled,
    Died,
}

impl Course {
    pub const ALL: [Self; 9] = [
        Self::Nothing,
        Self::Draft,
        Self::HandedIn,
        Self::Withdrawn,
        Self::Talked,
        Self::Closed,
        Self::AnsweredAgain,
        Self::Cancelled,
        Self::Died,
    ];

    /// Whether there is anybody who asks for something afterwards.
    pub fn goes_on(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Died)
    }
}

/// What is asked for at a look, before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Nothing,
    Objects,
    Restricts,
    /// The same, and takes it back some looks later.
    RestrictsForAWhile,
    /// Everything is erased, and the last mail leaves at once.
    IsErased,
    /// The same, and no mail leaves.
    IsErasedUntold,
}

impl Deed {
    pub const ALL: [Self; 6] =
        [Self::Nothing, Self::Objects, Self::Restricts, Self::RestrictsForAWhile, Self::IsErased, Self::IsErasedUntold];
}

/// One leaver, as they are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    pub course: Course,
    pub deed: Deed,
    /// The look at which it is done, and for how many more a restriction stands.
    pub look: usize,
    pub looks: usize,
    /// Days from the start to the last day worked, and from there to the end of employment.
    pub last_day: i64,
    pub more: i64,
}

/// One leaver, as they stand.
#[derive(Debug)]
pub struct Played {
    pub id: DepartureId,
    pub name: String,
    pub facts: Facts,
    /// What is there; `None`: nothing any more.
    pub there: Option<There>,
    /// Since when everything is being erased.
    pub erased_on: Option<NaiveDate>,
    story: Story,
    proof: LeaverOf,
    restricted: bool,
}

impl Played {
    /// Registers somebody, and lets happen what the course says.
    pub async fn new(world: &World, scene: &Scene<'_>, number: usize, story: Story, asks_later: bool) -> Self {
        let name = format!("Persoon Nummer{number}");
        let today = world.now().date_naive();
        let last_day = today + TimeDelta::days(story.last_day);
        let end = last_day + TimeDelta::days(story.more);
        let id = world
            .leaver(&name)
            .of(scene.team)
            .led_by(scene.leader)
            .set(Field::LastDayWorked, &last_day.to_string())
            .set(Field::EndOfEmployment, &end.to_string())
            .register()
            .await;
        let leaver = Leaver { id, proof: world.leaver_with_code(id).await };
        becomes(world, scene, &leaver, story.course).await;
        let facts = Facts { course: story.course, registered: today, last_day, end, asks_later };
        let there = Some(There::after(story.course));
        Self { id, name, facts, there, erased_on: None, story, proof: leaver.proof, restricted: false }
    }

    /// The address under which they were registered.
    pub fn email(&self) -> String {
        format!("{}@thuis.test", self.name.to_lowercase().replace(' ', "."))
    }

    /// Waits for a last mail, and is there as long.
    pub fn waits(&self) -> bool {
        self.there.is_some() && self.erased_on.is_some()
    }

    /// Is still to answer once more.
    pub fn will_answer_again(&self) -> bool {
        let has_answered = self.there.is_none_or(|there| there.second_answers);
        self.facts.asks_later && self.facts.course == Course::AnsweredAgain && !has_answered
    }

    /// Answers once more, where that was asked.
    pub async fn answers_again(&mut self, world: &World) {
        server::steps::advance(&world.program, self.id).await.expect("the course");
        server::jobs::deliver::deliver_all(&world.program).await.expect("the store");
        let answers = fields(&[("reasons", "C1")]);
        let handed = submit(&world.program, &self.proof, &answers, true).await.expect("the store");
        assert_eq!(handed, Handing::Submitted, "{self:?}");
        let there = self.there.as_mut().expect("nothing of a record goes so early");
        there.second_answers = true;
    }

    /// What they do before this look; whether mails leave then.
    pub async fn does(&mut self, world: &World, look: usize) -> bool {
        // Whoever restricts or objects is not asked once more: they answer first.
        if self.there.is_none() || self.waits() || self.will_answer_again() {
            return false;
        }
        if self.restricted && self.story.deed == Deed::RestrictsForAWhile && look == self.story.look + self.story.looks
        {
            let lifted = lift(&world.program, &self.proof, Right::Restrict).await.expect("the store");
            assert_eq!(lifted, Lifting::Lifted, "{self:?}");
            self.restricted = false;
        }
        if look != self.story.look {
            return false;
        }
        match self.story.deed {
            Deed::Nothing => {}
            Deed::Objects => self.asks(world, Right::Object).await,
            Deed::Restricts | Deed::RestrictsForAWhile => {
                self.asks(world, Right::Restrict).await;
                self.restricted = true;
            }
            Deed::IsErased | Deed::IsErasedUntold => self.is_erased(world).await,
        }
        self.story.deed == Deed::IsErased
    }

    async fn asks(&self, world: &World, right: Right) {
        let words = RequestWords::parse("Liever niet.").expect("short enough");
        let asked = ask(&world.program, &self.proof, right, &words).await.expect("the store");
        assert!(matches!(asked, Asking::Asked { .. }), "{self:?}: {asked:?}");
    }

    /// HR erases everything; whoever has an address left gets a last mail.
    async fn is_erased(&mut self, world: &World) {
        let hr = world.coordinator_of(self.id).await;
        let asked = erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        if self.there.is_some_and(|there| there.named) {
            assert_eq!(asked, Erasing::WaitsForMail { told: true }, "{self:?}");
            self.erased_on = Some(world.now().date_naive());
            self.there = Some(There::being_erased());
        } else {
            assert_eq!(asked, Erasing::Erased, "{self:?}");
            self.there = None;
        }
    }

    /// All mails have left: with the last one of a record that is being erased, it goes.
    pub fn mails_left(&mut self) {
        if self.waits() {
            self.there = None;
        }
    }

    /// What a look on that day leaves. `closed`: the day on which the course was closed, as it stood before.
    pub fn is_looked_at(&mut self, closed: Option<NaiveDate>, months: &Months, today: NaiveDate) {
        let Some(there) = self.there else { return };
        self.there = match self.erased_on {
            Some(since) => (!goes_untold(since, today)).then_some(there),
            // "While the leaver has the data restricted nothing of the record goes, whatever its term."
            None if self.restricted => Some(there),
            None => self.facts.left(there, closed, months, today),
        };
    }
}

async fn becomes(world: &World, scene: &Scene<'_>, leaver: &Leaver, course: Course) {
    let program = &world.program;
    if matches!(course, Course::Draft | Course::Cancelled | Course::Died) {
        let tip = fields(&[("tip", "een tip")]);
        save_screen(program, &leaver.proof, "ahead", &tip, Onward::Next).await.expect("the store");
    }
    let hr = world.coordinator_of(leaver.id).await;
    match course {
        Course::Nothing | Course::Draft => {}
        Course::HandedIn => scene.hand_in(leaver).await,
        Course::Withdrawn => {
            scene.hand_in(leaver).await;
            let withdrawn = withdraw_answers(program, &leaver.proof).await.expect("the store");
            assert!(matches!(withdrawn, Withdrawing::Withdrawn { .. }), "{withdrawn:?}");
        }
        Course::Talked | Course::Closed | Course::AnsweredAgain => talks(world, scene, leaver, course).await,
        Course::Cancelled => {
            cancel(program, &hr).await.expect("the store");
        }
        Course::Died => {
            let died = fields(&[("departure_type", DepartureType::Death.code())]);
            change_type(program, &hr, &died).await.expect("the store");
        }
    }
}

/// They hand in and meet the adviser, who writes notes, and makes the report final where the course is closed by it.
async fn talks(world: &World, scene: &Scene<'_>, leaver: &Leaver, course: Course) {
    let (program, today) = (&world.program, world.now().date_naive());
    scene.hand_in(leaver).await;
    scene.post().await;
    let adviser = scene.as_adviser(scene.adviser, leaver).await;
    server::prediction::predict(program, &adviser, Prediction::Skipped).await.expect("the store");
    server::talk::held(program, &adviser, today, Way::InPerson).await.expect("the store");
    server::report::save_notes(program, &adviser, "notities", "").await.expect("the store");
    if course == Course::Talked {
        return;
    }
    let revision = server::report::open(program, &adviser).await.expect("the store").revision;
    let whole = fields(&[("story", "Een verhaal."), ("told", "B1")]);
    let done = server::report::finalise(program, &adviser, &whole, revision).await.expect("the store");
    assert!(matches!(done, server::report::Finalising::Final { .. }), "{done:?}");
}
