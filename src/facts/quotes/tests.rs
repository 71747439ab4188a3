use super::*;
use crate::facts::Reading;
use crate::ingest::{Block, BlockKind};
use proptest::prelude::*;

fn quotes(text: &str) -> Vec<String> {
    let article = Article::from_text("a.txt", text);
    let taken = Text::new(text, &[]);
    find(&article, &taken).iter().map(|q| format!("{} {}", q.style.name(), q.span.of(text))).collect()
}

#[test]
fn every_family_of_marks_pairs() {
    let text = "\"It is late.\" “It is late.” «It is late.» ``It is late.'' „It is late.“";
    assert_eq!(quotes(text).len(), 5, "{:?}", quotes(text));
}

#[test]
fn mixed_marks_pair_with_each_other() {
    assert_eq!(
        quotes("“The tide came early,\" Mrs. Orr said. \"We ran.”"),
        ["direct “The tide came early,\"", "direct \"We ran.”"]
    );
}

#[test]
fn a_stray_mark_costs_no_more_than_its_paragraph() {
    let text = "He is 6'2\" tall and the beam is 12\" wide.\n\nA stray “ mark stands here.\n\n“We ran for the hill,” she said.";
    assert_eq!(quotes(text), ["direct “We ran for the hill,”"]);
}

#[test]
fn a_quote_over_three_paragraphs_is_one_run() {
    let text =
        "“The tide came early.\n\n“We ran for the hill.\n\n“We were lucky,” she said.\n\n“It was cold,” he said.";
    let found = find(&Article::from_text("a.txt", text), &Text::new(text, &[]));
    let runs: Vec<_> = found.iter().map(|q| q.run).collect();
    assert_eq!(runs, [Some(0), Some(0), Some(0), None]);
}

#[test]
fn british_single_marks_are_told_from_apostrophes() {
    let text =
        "‘The boys’ boat sank in ’87,’ said Orr. ‘’Tis a pity, isn’t it?’\n\n'Don't go,' the girls' aunt said. 'Stay.'";
    assert_eq!(
        quotes(text),
        [
            "direct ‘The boys’ boat sank in ’87,’",
            "direct ‘’Tis a pity, isn’t it?’",
            "direct 'Don't go,'",
            "direct 'Stay.'"
        ]
    );
}

#[test]
fn nested_quotations_stay_inside_the_outer_one() {
    let text = "“He told me, ‘Go home now,’ and I went,” she said. “Then he said ‘stay.’”";
    assert_eq!(quotes(text).len(), 2, "{:?}", quotes(text));
}

#[test]
fn an_unclosed_speech_reaches_to_the_end_of_its_paragraph() {
    assert_eq!(
        quotes("She said, “We never saw the wave coming in.\n\nNobody answered her."),
        ["direct “We never saw the wave coming in."]
    );
}

#[test]
fn styles_are_told_apart() {
    let text = "She read from her novel “The Salt Road” last night.\n\nThe so-called “tide tax” fell.\n\n\
        He called it “a theft from every fishing family” on Monday.\n\n“We will not pay a tax on water,” he said.";
    assert_eq!(
        quotes(text),
        [
            "title “The Salt Road”",
            "scare “tide tax”",
            "partial “a theft from every fishing family”",
            "direct “We will not pay a tax on water,”"
        ]
    );
}

#[test]
fn a_title_in_a_list_of_references_is_no_speech() {
    for listed in [
        "Smith, John (2012). \"The making of harbours and of the people in them.\" Quay Press.",
        "Okoro, A. & van der Berg, L. (3 May 2012), “How the tide came in at Calder Point and why nobody saw it.” Tidal Review 4.",
        "“Ferry will be late for the whole of the winter.” Calder Post. 3 May 2012. Retrieved 4 May 2014.",
        "“Why did the ferry run late all winter?” Archived from the original on 4 May 2014.",
    ] {
        assert!(matches!(quotes(listed).as_slice(), [one] if one.starts_with("title ")), "{:?}", quotes(listed));
    }
    for speech in [
        "She had won the cup before (2012). “We ran for the hill as fast as we could.”",
        "“We ran for the hill as fast as we could,” she said. Archived from the original on 4 May 2014.",
        "“We ran for the hill as fast as we could.” Retrieved from the sea, the boat was dry by May.",
    ] {
        assert!(matches!(quotes(speech).as_slice(), [one] if one.starts_with("direct ")), "{:?}", quotes(speech));
    }
}

#[test]
fn the_byline_of_a_quoted_post_and_the_rows_of_a_table_are_no_speech() {
    let text = "My phone is a brick.\n\n— Ann Lee (@annlee) November 4, 2019\n\nJ. Sanz 2 0.5%";
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Quote };
    let found = find(&Article::from_text("a.txt", text), &Text::new(text, &[block]));
    let said: Vec<&str> = found.iter().map(|quote| quote.span.of(text)).collect();
    assert_eq!(said, ["My phone is a brick."]);
}

#[test]
fn a_quoted_block_is_one_quotation() {
    let text = "They wrote:\n“We” will not pay.\nSo they said.";
    let block = Block { span: Span::new(12, 32), kind: BlockKind::Quote };
    let found = find(&Article::from_text("a.txt", text), &Text::new(text, &[block]));
    assert_eq!(
        found.iter().map(|q| (q.style, q.span.of(text))).collect::<Vec<_>>(),
        [(QuoteStyle::Block, "“We” will not pay.")]
    );
}

#[test]
fn ten_thousand_unclosed_quotes_take_linear_time() {
    let start = std::time::Instant::now();
    for text in
        ["“Open. ".repeat(10_000), "\"Open.\n".repeat(10_000), "'a s' ".repeat(10_000), "“a ‘b \"c' ".repeat(10_000)]
    {
        quotes(&text);
        Reading::new(Article::from_text("a.txt", text));
    }
    assert!(start.elapsed().as_secs() < 20);
}

proptest! {
    #[test]
    fn quotes_lie_in_order_and_do_not_overlap(text in "([a-zA-Z]{1,5}|[\"“”'‘’«»`.,!? \n]){0,120}") {
        let found = find(&Article::from_text("a.txt", text.clone()), &Text::new(&text, &[]));
        let mut last = 0;
        for quote in found {
            prop_assert!(quote.span.start >= last && !quote.span.of(&text).is_empty());
            last = quote.span.end;
        }
    }
}
