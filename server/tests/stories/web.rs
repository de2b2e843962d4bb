//! What the program answers over HTTP; a file here is named like the address it asks for, or like what all
//! addresses have in common.

mod book_talk;
mod redirects;
