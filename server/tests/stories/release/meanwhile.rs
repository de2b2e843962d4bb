//! Figures are made by a program that is stopped wherever it looks at the clock, so that something happens meanwhile.

use std::sync::{Arc, Mutex, mpsc};

use chrono::{DateTime, Utc};
use domain::release::JobState;
use server::clock::{Clock, FrozenClock};
use server::program::Program;
use server::release::make_next;
use server::steps::AtOnce;
use server::testing::World;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// Says what another clock says, after whoever tells the story had their turn.
struct Halting {
    clock: Arc<FrozenClock>,
    asks: UnboundedSender<()>,
    goes_on: Mutex<mpsc::Receiver<()>>,
}

impl Clock for Halting {
    fn now(&self) -> DateTime<Utc> {
        tokio::task::block_in_place(|| {
            self.asks.send(()).expect("the story waits for it");
            self.goes_on.lock().expect("nobody failed while they had it").recv().expect("the story goes on");
        });
        self.clock.now()
    }
}

/// Makes the release that waits longest, by a program beside the world's own, and says what became of it. Each time that
/// it looks at the clock, `meanwhile` comes first.
pub async fn make_halting(world: &World, mut meanwhile: impl AsyncFnMut()) -> Option<JobState> {
    let (asks, mut asked) = unbounded_channel();
    let (go_on, goes_on) = mpsc::channel();
    let clock = Arc::new(Halting { clock: world.clock.clone(), asks, goes_on: Mutex::new(goes_on) });
    let (secrets, settings) = (world.program.secrets().clone(), world.program.settings().clone());
    let program = Program::new(world.store().clone(), clock, secrets, settings, AtOnce);
    let making = tokio::spawn(async move { make_next(&program).await });
    while asked.recv().await.is_some() {
        meanwhile().await;
        go_on.send(()).expect("it waits");
    }
    making.await.expect("it goes on to its end").expect("the store")
}
