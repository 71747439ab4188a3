//! What expressions of time mean, sentence by sentence.

use super::*;
use proptest::prelude::*;

/// Every expression of a text published on Wednesday, 12 October 2016, as `words = value`.
fn said(text: &str) -> Vec<String> {
    on(text, Some("2016-10-12"))
}

fn on(text: &str, published: Option<&str>) -> Vec<String> {
    let article = tests_article(text, published);
    let times = find(&article, &Text::new(text, &[]));
    times.iter().map(|t| format!("{} = {}", t.span.of(text), t.value.as_deref().unwrap_or("?"))).collect()
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(said(text).join("; "), *expected, "{text}");
    }
}

#[test]
fn dates_in_american_and_british_order() {
    check(&[
        ("The bridge fell on Oct. 5, 2015.", "Oct. 5, 2015 = 2015-10-05"),
        ("The bridge fell on 5 October 2015.", "5 October 2015 = 2015-10-05"),
        ("The bridge fell on the 5th of October 2015.", "the 5th of October 2015 = 2015-10-05"),
        ("Opened 2013-01-05 and shut 25/12/2014.", "2013-01-05 = 2013-01-05; 25/12/2014 = 2014-12-25"),
        ("Rain fell in March 2014 and in 2015.", "March 2014 = 2014-03; 2015 = 2015"),
        ("It shut on Monday, Oct. 3.", "Monday, Oct. 3 = 2016-10-03"),
    ]);
}

#[test]
fn days_and_months_without_a_year_follow_the_verb() {
    check(&[
        ("The mayor spoke on Monday.", "Monday = 2016-10-10"),
        ("The mayor will speak on Monday.", "Monday = 2016-10-17"),
        ("The council met in August.", "August = 2016-08"),
        ("The council will meet in January.", "January = 2017-01"),
        ("He was freed on Dec. 30.", "Dec. 30 = 2015-12-30"),
    ]);
}

#[test]
fn coupled_dates_share_their_year() {
    check(&[
        ("Rain fell in May and June 1994.", "May = 1994-05; June 1994 = 1994-06"),
        ("It shut from October to March 1994.", "October = 1993-10; March 1994 = 1994-03"),
        ("It ran from Dec. 5 to Jan. 3, 1994.", "Dec. 5 = 1993-12-05; Jan. 3, 1994 = 1994-01-03"),
        ("Rain fell in March. June 1994 was dry.", "March = 2016-03; June 1994 = 1994-06"),
    ]);
}

#[test]
fn the_second_half_of_a_coupled_date_is_a_date() {
    check(&[
        ("The fair ran May 5-9.", "May 5 = 2016-05-05; 9 = 2016-05-09"),
        ("It rained on May 5 and 6, 1994.", "May 5 = 1994-05-05; 6, 1994 = 1994-05-06"),
        ("From 5 to 9 May it rained.", "5 = 2016-05-05; 9 May = 2016-05-09"),
        ("The team won in 2014-15.", "2014 = 2014; 15 = 2015"),
        ("On May 5 and 6 people were hurt.", "May 5 = 2016-05-05"),
    ]);
}

#[test]
fn years_of_accounts_and_their_parts() {
    check(&[
        ("Sales fell in fiscal 2015 and FY2014.", "fiscal 2015 = 2015; FY2014 = 2014"),
        ("Sales fell in fiscal year 2015-16.", "fiscal year 2015-16 = 2016"),
        ("Sales fell in the 2015 fiscal year.", "the 2015 fiscal year = 2015"),
        ("Sales fell in Q3 2015 and in H1.", "Q3 2015 = 2015-Q3; H1 = 2016-H1"),
        ("He parked the Audi Q3 there.", ""),
    ]);
}

#[test]
fn clocks_in_words_and_hours_after_noon() {
    check(&[
        ("It begins at half past nine.", "half past nine = 2016-10-12T09:30"),
        ("It begins at a quarter to five.", "a quarter to five = 2016-10-12T04:45"),
        ("It begins at 5:30 this afternoon.", "5:30 this afternoon = 2016-10-12T17:30"),
        ("They met in midafternoon Tuesday.", "midafternoon Tuesday = 2016-10-11TAF"),
        ("It is five to one that he wins.", ""),
    ]);
}

#[test]
fn days_known_by_another_name() {
    check(&[
        ("Shops were full on Black Friday.", "Black Friday = 2015-11-27"),
        ("He lost on Super Tuesday.", ""),
        ("She wrote of the Sept. 11 attacks.", "Sept. 11 = 2001-09-11"),
        ("It burnt the day before yesterday.", "the day before yesterday = 2016-10-10"),
        ("It opens in the week of March 6.", "the week of March 6 = 2017-W10"),
        ("It rained last weekend.", "last weekend = 2016-W40-WE"),
        ("It shut two and a half years ago.", "two and a half years ago = 2014-H1"),
        ("They met in January nineteen ninety-seven.", "January nineteen ninety-seven = 1997-01"),
        ("The 18th and 19th centuries were hard.", "The 18th = 17; 19th centuries = 18"),
        ("The mill stood there in AD 79.", "AD 79 = 0079"),
    ]);
}

#[test]
fn what_had_been_planned_is_past() {
    check(&[
        ("It had been due to end Friday.", "Friday = 2016-10-07"),
        ("It is due to end Friday.", "Friday = 2016-10-14"),
        ("It would be paid on an unspecified date in January.", "January = 2017-01"),
    ]);
}

#[test]
fn a_participle_after_will_be_is_to_come() {
    check(&[
        ("The bridge would still be held up on March 3.", "March 3 = 2017-03-03"),
        ("The firm is to resume work in the port Friday.", "Friday = 2016-10-14"),
        ("He could not be reached for comment Friday.", "Friday = 2016-10-07"),
    ]);
}

#[test]
fn names_that_look_like_times_are_none() {
    check(&[
        ("The host of \"This Week\" said so.", ""),
        ("They watched High Noon there.", ""),
        ("Profits hurt Sun's shares.", ""),
    ]);
}

#[test]
fn words_that_hang_on_the_day_of_writing() {
    check(&[
        ("It rained yesterday and will snow tomorrow.", "yesterday = 2016-10-11; tomorrow = 2016-10-13"),
        ("Sales fell last week.", "last week = 2016-W40"),
        ("He left three years ago.", "three years ago = 2013"),
        ("Earlier this month the dam broke.", "Earlier this month = 2016-10"),
        ("The shop opened last summer.", "last summer = 2016-SU"),
        ("The shop shut last fall.", "last fall = 2015-FA"),
        ("They met on Monday evening.", "Monday evening = 2016-10-10TEV"),
        ("Trains are late now.", "now = PRESENT_REF"),
        ("It rose in the third quarter of 2015.", "the third quarter of 2015 = 2015-Q3"),
    ]);
}

#[test]
fn lengths_and_sets() {
    check(&[
        ("He waited for the past several months.", "the past several months = PXM"),
        ("It took two and a half years.", "two and a half years = P2Y6M"),
        ("A three-day strike began.", "three-day = P3D"),
        ("They meet every Monday.", "every Monday = XXXX-WXX-1"),
        ("They meet twice a week.", "twice a week = P1W"),
        ("They meet every other year.", "every other year = P2Y"),
        ("The rent is paid annually.", "annually = P1Y"),
        ("It closed for nearly two decades.", "nearly two decades = P20Y"),
    ]);
}

#[test]
fn clock_times_take_their_day_along() {
    check(&[
        ("It begins at 8:30 p.m. EDT Thursday.", "8:30 p.m. EDT Thursday = 2016-10-13T20:30"),
        ("It will begin at noon on Oct. 20.", "noon on Oct. 20 = 2016-10-20T12:00"),
    ]);
}

#[test]
fn decades_centuries_holidays_and_years_before_christ() {
    check(&[
        ("Prices soared in the late 1970s.", "the late 1970s = 197"),
        ("A church of the 12th century.", "the 12th century = 11"),
        ("They come home for Thanksgiving 2015.", "Thanksgiving 2015 = 2015-11-26"),
        ("Rome burnt Corinth in 146 BC.", "146 BC = BC0146"),
    ]);
}

#[test]
fn what_is_no_time_is_left_alone() {
    check(&[
        ("May I ask what Theresa May said?", ""),
        ("The Sun, a newspaper, sold 2,015 copies.", ""),
        ("They will march on the capital and fall behind.", ""),
        ("Jane Roe, a 45-year-old baker, is 45 years old.", ""),
        ("Some 1990 people came second.", ""),
    ]);
}

#[test]
fn without_a_date_of_publication_what_hangs_on_it_has_no_value() {
    assert_eq!(
        on("It rained yesterday, on Monday, and on 5 May 2014.", None).join("; "),
        "yesterday = ?; Monday = ?; 5 May 2014 = 2014-05-05"
    );
}

#[test]
fn a_narrative_counts_from_its_own_dates() {
    let text =
        "The siege began on 5 June 1823. On 9 June the gate fell. The next day the town burnt. By August it was over.";
    assert_eq!(
        on(text, None).join("; "),
        "5 June 1823 = 1823-06-05; 9 June = 1823-06-09; The next day = 1823-06-10; August = 1823-08"
    );
}

#[test]
fn a_clock_time_on_the_next_line_is_no_year() {
    assert_eq!(
        said("Tuesday, 11 October\n\n2000 GMT").first().map(String::as_str),
        Some("Tuesday, 11 October = 2016-10-11")
    );
}

#[test]
fn ten_thousand_opening_words_take_linear_time() {
    let text = "the early last about two or three of ".repeat(10_000);
    assert!(said(&text).len() <= 70_000);
}

proptest! {
    #[test]
    fn spans_lie_in_order_and_intervals_run_forward(
        text in "(the|last|early|[0-9]{1,4}|May|Q3|FY2015|fiscal|and|to|mid|Monday|year|s|ago|two|half|a|of|,|\\.|-|'|’| |\n|pm|nineteen|Easter|quarter|é){0,40}",
        dated in any::<bool>(),
    ) {
        let article = tests_article(&text, dated.then_some("2016-02-29"));
        let mut last = 0;
        for time in find(&article, &Text::new(&text, &[])) {
            prop_assert!(time.span.start >= last && !time.span.of(&text).is_empty());
            prop_assert!(time.lo.is_none() || time.lo < time.hi);
            last = time.span.end;
        }
    }
}

#[test]
fn the_present_of_a_timetable_looks_ahead_and_by_looks_where_its_verb_does() {
    assert_eq!(on("The court decides on 2 October.", Some("2016-07-12")), ["2 October = 2016-10-02"]);
    check(&[
        ("The council meets on Monday.", "Monday = 2016-10-17"),
        ("By Monday it held the bridge.", "Monday = 2016-10-10"),
        ("Until Monday, they had not signed.", "Monday = 2016-10-10"),
        ("They were planning to drive there on Monday.", "Monday = 2016-10-17"),
        ("They could leave as soon as Monday.", "Monday = 2016-10-17"),
    ]);
}

#[test]
fn a_full_dateline_dates_an_article_that_nothing_else_dates() {
    let text = "LISBON, Oct. 12, 2016 (Wire) — Trams stopped on Monday.";
    assert_eq!(on(text, None), ["Oct. 12, 2016 = 2016-10-12", "Monday = 2016-10-10"]);
    assert_eq!(on("LISBON, Oct. 12 (Wire) — Trams stopped on Monday.", None), ["Oct. 12 = ?", "Monday = ?"]);
}

#[test]
fn a_story_of_old_times_goes_forward_over_looks_back() {
    let text = "On 20 March 1918 the siege began. The king, crowned on 5 November 1917, fled. On 15 July they met. \
        In 1916 he had been ill, and on 2 September he died.";
    let told = on(text, None);
    assert_eq!(told.get(2).map(String::as_str), Some("15 July = 1918-07-15"), "{told:?}");
}
