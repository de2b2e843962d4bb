//! What a host expects to be decisive, said once before the answers open. Nobody is shown another's
//! prediction; for the figures there is the share of the whole board that was right, of those made before the talk.

mod make;
mod share;

pub use make::{Predicted, predict};
pub use share::{Share, share_right};
