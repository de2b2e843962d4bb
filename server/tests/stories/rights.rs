//! What leavers ask for, of what is kept about them.

mod request;
mod withdraw;
