//! Desks: what is known of an article that may share passages, taken apart when it is first asked for.
//!
//! Most articles share nothing with any other but what their bare words already rule out as a passage; those stay folded.

use super::candidates::telling::Bigrams;
use super::direction::Party;
use super::direction::credits::{self, Credit, Names};
use super::masks::furniture::Furniture;
use super::masks::{FURNITURE, Ground};
use super::pairs::Page;
use super::pairs::loose::Told;
use super::words::columns::Columns;
use super::words::content::Content;
use super::words::order::Order;
use crate::facts::Reading;
use crate::span::Span;
use std::ops::Range;
use std::sync::OnceLock;

/// What all desks are made of.
pub(super) struct Room<'a> {
    /// The articles.
    pub readings: &'a [Reading],
    /// Their words.
    pub columns: &'a Columns,
    /// Their content words, by article.
    pub contents: &'a [Box<[Content]>],
    /// Which came first, and of which outlet they are.
    pub order: &'a Order,
    /// What outlets repeat.
    pub furniture: &'a Furniture,
    /// Their telling bigrams, by article.
    pub telling: &'a [Bigrams],
    /// Names of agencies and outlets.
    pub names: &'a Names,
}

/// The desks of a folder.
pub(super) struct Desks<'a> {
    room: Room<'a>,
    desks: Vec<OnceLock<Option<Box<Desk<'a>>>>>,
}

impl<'a> Desks<'a> {
    /// No article is taken apart yet.
    pub(super) fn new(room: Room<'a>) -> Self {
        let desks = room.readings.iter().map(|_| OnceLock::new()).collect();
        Self { room, desks }
    }

    /// What the desks are made of.
    pub(super) fn room(&self) -> &Room<'a> {
        &self.room
    }

    /// The desk of an article.
    pub(super) fn of(&self, article: u32) -> Option<&Desk<'a>> {
        let desk = || Desk::new(article, &self.room, self.told(article)).map(Box::new);
        self.desks.get(article as usize)?.get_or_init(desk).as_deref()
    }

    /// An article as the loose channel sees it, whatever masks its words bear.
    pub(super) fn told(&self, article: u32) -> Told<'a> {
        let content = self.room.contents.get(article as usize).map_or(&[][..], |content| content);
        Told { content, bigrams: self.room.telling.get(article as usize).map_or(&[], |bigrams| bigrams) }
    }
}

/// Content words outside masks, and their bigrams.
type Unmasked = (Box<[Content]>, Bigrams);

/// What is known of an article.
pub(super) struct Desk<'a> {
    /// The article.
    pub reading: &'a Reading,
    /// Its words.
    pub words: &'a [u32],
    ground: Ground,
    /// Whether any of its content words bears a mask.
    masked: bool,
    /// What the loose channel sees of it outside masks.
    unmasked: OnceLock<Unmasked>,
    credits: Vec<Credit>,
    outlet: u32,
}

impl<'a> Desk<'a> {
    fn new(article: u32, room: &Room<'a>, told: Told<'_>) -> Option<Self> {
        let reading = room.readings.get(article as usize)?;
        let unfolded = &*reading.unfolded();
        let ground = Ground::new(article, unfolded, room.columns, room.furniture);
        let credits = credits::read(unfolded, room.names);
        let masked = told.content.iter().any(|content| ground.mask(content.word()) != 0);
        let (words, outlet) = (room.columns.of(article), room.order.outlet(article));
        Some(Self { reading, words, ground, masked, unmasked: OnceLock::new(), credits, outlet })
    }

    /// Where some of the article's words stand.
    pub(super) fn span(&self, words: Range<u32>) -> Option<Span> {
        self.ground.span(&self.reading.article.text, words)
    }

    /// The article as one of two to compare; where they are compared as `loose` as can be, without what masks cover: who quotes
    /// the same words has not rewritten them.
    pub(super) fn page<'b>(&'b self, told: Told<'b>, loose: bool) -> Page<'b> {
        let told = if loose && self.masked {
            let (content, bigrams) = self.unmasked.get_or_init(|| self.unmasked(told));
            Told { content, bigrams }
        } else {
            told
        };
        Page { words: self.words, ground: &self.ground, told }
    }

    /// What the loose channel sees of the article outside masks.
    fn unmasked(&self, told: Told<'_>) -> Unmasked {
        let bare = |content: &Content| self.ground.mask(content.word()) == 0;
        let (mut content, mut places) = (Vec::with_capacity(told.content.len()), Vec::new());
        for word in told.content {
            places.push(bare(word).then_some(content.len() as u32));
            content.extend(Some(*word).filter(bare));
        }
        // Either of the two words after the first may be the other one of a bigram.
        let place = |at: u32| {
            let near = places.get(at as usize..)?;
            near.iter().take(3).all(Option::is_some).then_some(*near.first()?)?
        };
        let bigrams = told.bigrams.iter().filter_map(|bigram| Some(bigram.moved(place(bigram.at())?)));
        (content.into_boxed_slice(), bigrams.collect())
    }

    /// The article as a party to a passage over some of its words.
    pub(super) fn party(&self, share: f32, words: Range<u32>) -> Party<'_> {
        let furniture = words.filter(|w| self.ground.mask(*w) & FURNITURE != 0).count();
        Party { reading: self.reading, credits: &self.credits, outlet: self.outlet, share, furniture }
    }
}
