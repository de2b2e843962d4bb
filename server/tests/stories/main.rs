//! Stories of what happens, each told on SQLite and on PostgreSQL. One binary, because linking is
//! what costs time; a module here mirrors a module of `server`.

mod addresses;
mod code;
mod course;
mod demonstration;
mod departure;
mod feed;
mod improvement;
mod itip;
mod later;
mod lists;
mod log;
mod mail;
mod matrix;
mod own_copy;
mod passkey;
mod prediction;
mod provider;
mod questionnaire;
mod report;
mod retention;
mod rights;
mod roles;
mod round_up;
mod rule;
mod running;
mod scene;
mod school;
mod setting_up;
mod stay;
mod store;
mod subscription;
mod talk;
mod task;
mod version;
mod web;
