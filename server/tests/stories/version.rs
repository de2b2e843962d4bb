//! A board's own questionnaire and guides: who may write them, what publishing does and to whom.

mod draft;
mod file;
mod publish;
mod words;

use domain::questionnaire::Questionnaire;
use server::access::Keeper;
use server::testing::World;
use server::version::{self, Draft, Edited, Form};

/// HR of the whole board.
async fn editor(world: &World) -> Keeper {
    world.cora().await.keeper().expect("a coordinator of the whole board")
}

async fn opened<F: Form>(world: &World) -> Draft<F> {
    version::open(&world.program, &editor(world).await).await.expect("the store")
}

/// Switches one item off, on top of whatever the draft is.
async fn switch_off(world: &World, item: &str) -> Edited {
    let draft: Draft<Questionnaire> = opened(world).await;
    let proof = editor(world).await;
    version::edit(&world.program, &proof, draft.revision, |next: &Questionnaire| next.switch(item, false))
        .await
        .expect("the store")
}
