//! What the search can be told. One default serves every kind of folder.

use crate::config::Thresholds;

/// How passages are sought. Lengths are in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// A shared run of this many words makes two articles candidates, however common it is.
    pub seed_run: usize,
    /// Unmatched words, on either side, that a word-for-word passage may bridge.
    pub gap: usize,
    /// The same between two stretches of some length each.
    pub wide_gap: usize,
    /// Matched words that make a stretch one of some length.
    pub anchor: usize,
    /// Matched words that a word-for-word passage needs.
    pub min_words: usize,
    /// Matched words that a shared quotation or a shared paragraph of furniture needs.
    pub min_masked: usize,
    /// How many of them must lie outside quotations, furniture and credits for the passage to be copying.
    pub min_own_words: usize,
    /// Up to how many holders of one fingerprint are all compared with each other; above, each is compared with
    /// the earliest holders and with its predecessor only.
    pub clique: usize,
    /// How many of the earliest holders, each of another outlet, all later ones are compared with.
    pub stars: usize,
    /// Shared content trigrams that make two articles candidates.
    pub loose_votes: usize,
    /// A trigram that more articles have makes none of them candidates.
    pub loose_clique: usize,
    /// Content words without a shared bigram that a rewritten passage may bridge.
    pub loose_gap: usize,
    /// Different shared content bigrams that a rewritten passage needs.
    pub loose_grams: usize,
    /// Share of a rewritten passage's content words that must recur on the other side.
    pub loose_share: f32,
    /// Content words that a rewritten passage needs on its shorter side.
    pub loose_words: usize,
    /// What its words must say for a copy, on either side: a rare word that recurs 3, one all over the article 0, one that
    /// does not recur -1.
    pub loose_score: i32,
    /// Different words that it must share with the other side, names and numbers aside.
    pub plain_words: usize,
    /// Share of the words on either side that must recur on the other, names and numbers aside.
    pub plain_share: f32,
    /// With fewer such words in common than these, more of either side must recur.
    pub few_plain_words: usize,
    /// How much of it.
    pub few_plain_share: f32,
    /// Words in a row that may be without an answer on the other side, names and numbers aside.
    pub plain_hole: usize,
    /// Similarity that a rewritten passage needs, whatever the order of its words.
    pub loose_similarity: f32,
    /// Stretches of no more words may be one form filled in twice.
    pub template_words: usize,
    /// Share of words at the same places that makes a form.
    pub template_share: f32,
    /// Different shared bigrams for each content word, in the mean of both sides.
    pub loose_density: f32,
    /// What those bigrams must add up to: each counts 1 where only the two articles have it, `2 / n` where `n` have it.
    pub loose_rarity: usize,
    /// A bigram or trigram of content words that more articles have belongs to their topic and is no sign of copying.
    pub topic: usize,
    /// Where word-for-word passages hold this share of the words that a rewritten one has in common, they stand for it.
    pub exact_cover: f32,
    /// Rewriting leaves no runs of so many words: where one stands, half that share is enough.
    pub long_run: usize,
    /// Similarity from which a passage is called verbatim.
    pub verbatim: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self::from(&Thresholds::default())
    }
}

impl From<&Thresholds> for Options {
    fn from(thresholds: &Thresholds) -> Self {
        Self {
            seed_run: 10,
            gap: 12,
            wide_gap: 25,
            anchor: 10,
            min_words: thresholds.passage_words,
            min_masked: thresholds.quotation_words,
            min_own_words: thresholds.passage_own_words,
            clique: 192,
            stars: 8,
            loose_votes: 2,
            loose_clique: 12,
            loose_gap: 40,
            loose_grams: 6,
            loose_share: 0.4,
            loose_words: 12,
            loose_score: 18,
            loose_density: 0.15,
            plain_words: 13,
            plain_share: 0.5,
            few_plain_words: 15,
            few_plain_share: 0.6,
            plain_hole: 24,
            loose_similarity: 0.4,
            template_words: 60,
            template_share: 0.25,
            loose_rarity: 6,
            topic: 40,
            exact_cover: 0.9,
            long_run: 25,
            verbatim: thresholds.verbatim,
        }
    }
}
