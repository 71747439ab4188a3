//! Every form of an expression of time, with its TIMEX3 and its EDTF, as one table.
//!
//! Each line: a sentence published on Wednesday, 12 October 2016, and what it dates, as `words = TYPE value / edtf`.

use super::tests_article;
use super::{Text, find};

const FORMS: &[(&str, &str)] = &[
    ("The bridge fell on Oct. 5, 2015.", "Oct. 5, 2015 = DATE 2015-10-05 / 2015-10-05"),
    ("The bridge fell on 5 October 2015.", "5 October 2015 = DATE 2015-10-05 / 2015-10-05"),
    (
        "Opened 2013-01-05 and shut 25/12/2014.",
        "2013-01-05 = DATE 2013-01-05 / 2013-01-05; 25/12/2014 = DATE 2014-12-25 / 2014-12-25",
    ),
    ("Rain fell in March 2014.", "March 2014 = DATE 2014-03 / 2014-03"),
    ("It was built in 1931.", "1931 = DATE 1931 / 1931"),
    ("The mayor spoke on Monday.", "Monday = DATE 2016-10-10 / 2016-10-10"),
    ("The mayor will speak on Monday.", "Monday = DATE 2016-10-17 / 2016-10-17"),
    ("It shut on Monday, Oct. 3.", "Monday, Oct. 3 = DATE 2016-10-03 / 2016-10-03"),
    (
        "It rained yesterday and will rain tomorrow.",
        "yesterday = DATE 2016-10-11 / 2016-10-11; tomorrow = DATE 2016-10-13 / 2016-10-13",
    ),
    ("The council meets today.", "today = DATE 2016-10-12 / 2016-10-12"),
    ("It shut three days ago.", "three days ago = DATE 2016-10-09 / 2016-10-09"),
    ("Last week it snowed.", "Last week = DATE 2016-W40 / 2016-10-03/2016-10-09"),
    ("It opens next year.", "next year = DATE 2017 / 2017"),
    ("Earlier this month it snowed.", "Earlier this month = DATE 2016-10 / 2016-10"),
    ("From 5 to 9 May it rained.", "5 = DATE 2016-05-05 / 2016-05-05; 9 May = DATE 2016-05-09 / 2016-05-09"),
    ("It shut from October to March 1994.", "October = DATE 1993-10 / 1993-10; March 1994 = DATE 1994-03 / 1994-03"),
    ("The strike lasted three days.", "three days = DURATION P3D / -"),
    ("It took two and a half years.", "two and a half years = DURATION P2Y6M / -"),
    ("They waited for half an hour.", "half an hour = DURATION PT30M / -"),
    ("The ferry runs daily.", "daily = SET P1D / -"),
    ("The council meets every Monday.", "every Monday = SET XXXX-WXX-1 / -"),
    ("They meet twice a week.", "twice a week = SET P1W / -"),
    ("It was built in the 1930s.", "the 1930s = DATE 193 / 193X"),
    ("It was built in the thirties.", "the thirties = DATE 193 / 193X"),
    ("It was built in the late 1930s.", "the late 1930s = DATE 193 / 193X"),
    ("It was built in the 18th century.", "the 18th century = DATE 17 / 17XX"),
    ("It opened in the spring of 2014.", "the spring of 2014 = DATE 2014-SP / 2014-21"),
    ("It opened last summer.", "last summer = DATE 2016-SU / 2016-22"),
    ("Sales fell in the third quarter of 2015.", "the third quarter of 2015 = DATE 2015-Q3 / 2015-07/2015-09"),
    ("Sales fell in the first quarter.", "the first quarter = DATE 2016-Q1 / 2016-01/2016-03"),
    ("Sales fell in the first half of 2015.", "the first half of 2015 = DATE 2015-H1 / 2015-01/2015-06"),
    ("Shops shut on Christmas Day.", "Christmas Day = DATE 2015-12-25 / 2015-12-25"),
    ("Shops shut at Easter 2015.", "Easter 2015 = DATE 2015-04-05 / 2015-04-05"),
    ("They met on Thanksgiving.", "Thanksgiving = DATE 2015-11-26 / 2015-11-26"),
    ("It begins at 7:30 p.m. on Monday.", "7:30 p.m. on Monday = TIME 2016-10-17T19:30 / 2016-10-17T19:30:00"),
    ("It begins at 9 a.m. EST.", "9 a.m. EST = TIME 2016-10-12T09:00 / 2016-10-12T09:00:00"),
    ("It ended at noon on Oct. 5.", "noon on Oct. 5 = TIME 2016-10-05T12:00 / 2016-10-05T12:00:00"),
    ("It burnt on Monday night.", "Monday night = TIME 2016-10-10TNI / 2016-10-10"),
    ("Sales fell in fiscal 2015.", "fiscal 2015 = DATE 2015 / 2015~"),
    ("It was built around 1990.", "around 1990 = DATE 1990 / 1990~"),
    ("It was built about 1,000 years ago.", "about 1,000 years ago = DATE 1016 / 1016~"),
    ("It was built circa 1890.", "circa 1890 = DATE 1890 / 1890~"),
    ("It rained last weekend.", "last weekend = DATE 2016-W40-WE / 2016-10-08/2016-10-09"),
    ("It opens in the week of March 6.", "the week of March 6 = DATE 2017-W10 / 2017-03-06/2017-03-12"),
    ("Nobody knows now.", "now = DATE PRESENT_REF / -"),
    ("It may open in the future.", "the future = DATE FUTURE_REF / -"),
    ("The wall was built in 44 BC.", "44 BC = DATE BC0044 / -0043"),
    ("It opens in mid-March 2017.", "mid-March 2017 = DATE 2017-03 / 2017-03"),
    ("It shut this morning.", "this morning = TIME 2016-10-12TMO / 2016-10-12"),
    ("It opens tonight.", "tonight = TIME 2016-10-12TNI / 2016-10-12"),
    ("The council met in August.", "August = DATE 2016-08 / 2016-08"),
    ("He was freed on Dec. 30.", "Dec. 30 = DATE 2015-12-30 / 2015-12-30"),
    ("He was mayor from 2001 to 2009.", "2001 = DATE 2001 / 2001; 2009 = DATE 2009 / 2009"),
    ("It ran in 2015-16.", "2015 = DATE 2015 / 2015; 16 = DATE 2016 / 2016"),
    ("It stood in the 18th and 19th centuries.", "the 18th = DATE 17 / 17XX; 19th centuries = DATE 18 / 18XX"),
    ("It shuts at the end of the year.", "the end of the year = DATE 2016 / 2016"),
    ("It shut at the beginning of 2015.", "the beginning of 2015 = DATE 2015 / 2015"),
    ("It shut in recent weeks.", "recent weeks = DURATION PXW / -"),
    ("It opens next Tuesday.", "next Tuesday = DATE 2016-10-18 / 2016-10-18"),
    ("It shut last Friday.", "last Friday = DATE 2016-10-07 / 2016-10-07"),
    ("It took 45 minutes.", "45 minutes = DURATION PT45M / -"),
    ("Sales were higher than a year earlier.", "a year earlier = DATE 2015 / 2015"),
    ("It had burnt the day before.", "the day before = DATE 2016-10-11 / 2016-10-11"),
    ("It opens at 18:30.", "18:30 = TIME 2016-10-12T18:30 / 2016-10-12T18:30:00"),
    ("It fell on the fifth of October.", "the fifth of October = DATE 2016-10-05 / 2016-10-05"),
    ("They met on New Year's Eve.", "New Year's Eve = DATE 2015-12-31 / 2015-12-31"),
];

#[test]
fn every_form_has_its_timex3_and_its_edtf() {
    for (text, expected) in FORMS {
        let article = tests_article(text, Some("2016-10-12"));
        let times = find(&article, &Text::new(text, &[]));
        let said = |t: &super::Time| {
            let edtf = t.edtf(text).unwrap_or_else(|| "-".to_owned());
            format!("{} = {} {} / {edtf}", t.span.of(text), t.kind.name(), t.value.as_deref().unwrap_or("?"))
        };
        assert_eq!(times.iter().map(said).collect::<Vec<_>>().join("; "), *expected, "{text}");
    }
}
