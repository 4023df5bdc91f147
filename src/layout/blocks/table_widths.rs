//! How wide the columns of a table are: as its cells need it, in the column or out into the margin, in smaller type, or
//! in several parts one below another. Numbers and words stay whole unless nothing else is left.

use crate::layout::Composer;
use crate::layout::breaks::line_ends;
use crate::layout::page::NodeId;
use crate::layout::paragraph::{Inline, Side, end_of_text};
use crate::layout::theme::Style;

/// White space at the right of a cell, in points; in tables of many columns the smaller.
pub(super) const CELL_GAPS: [f32; 2] = [9.0, 6.0];
/// The number of columns from which a table is one of many.
const MANY_COLUMNS: usize = 6;
/// The steps by which a wide table is made to fit: the share of their size that cells are set in, and whether the table
/// may stand out into the margin.
const STEPS: [(f32, bool); 6] = [(1.0, false), (0.9, false), (1.0, true), (0.9, true), (0.8, true), (0.72, true)];
/// The sizes that the parts of a table are set in that no step makes fit.
const PART_SIZES: [f32; 3] = [0.9, 0.8, 0.72];
/// How many widths are tried for the first column of a table in parts.
const FIRST_STEPS: usize = 6;
/// A cell of up to so many characters and words is not parted, where there is room.
const SHORT_CELL: usize = 12;
const SHORT_WORDS: usize = 2;
/// What a column gets besides its longest word where it has more to say, in points.
const LONG_CELL: f32 = 24.0;
/// What a column gets so that no rounding parts its longest word, in points.
const SLACK: f32 = 0.25;
/// A cell of more lines than this is a tower: the next step may be better.
const TOWER: f32 = 12.0;

/// How a table is set.
#[derive(Debug)]
pub(super) struct Plan {
    /// The share of their size that cells are set in.
    pub size: f32,
    /// White space at the right of each cell, in points.
    pub gap: f32,
    /// Its parts, one below another: the columns of each by their index, with their widths in points. The first column
    /// stands in each.
    pub parts: Vec<Vec<(usize, f32)>>,
    /// Whether some word had to be parted between letters.
    pub words_cut: bool,
}

/// How a table of these cells is set in a column so many points wide, or `wide` with the margin beside it.
pub(super) fn plan(cx: &mut Composer<'_>, header: &[String], rows: &[Vec<String>], (column, wide): (f32, f32)) -> Plan {
    let [large, small] = CELL_GAPS;
    let gap = if header.len() >= MANY_COLUMNS { small } else { large };
    let needs = Needs { gap, ..Needs::of(cx, header, rows) };
    let all: Vec<usize> = (0..header.len()).collect();
    let mut with_towers = None;
    for (size, in_margin) in STEPS {
        let available = if in_margin { wide } else { column };
        let Some(widths) = needs.fit(&all, size, available) else { continue };
        let plan = Plan { size, gap, parts: vec![all.iter().copied().zip(widths).collect()], words_cut: false };
        if !needs.has_tower(&plan) {
            return plan;
        }
        with_towers.get_or_insert(plan);
    }
    with_towers.unwrap_or_else(|| in_parts(&needs, &all, wide))
}

/// A table in parts, each with its first column and as many of the others as fit.
fn in_parts(needs: &Needs, all: &[usize], available: f32) -> Plan {
    let Some((&first, others)) = all.split_first() else {
        return Plan { size: 1.0, gap: needs.gap, parts: Vec::new(), words_cut: false };
    };
    let first_at = |need: &[f32], size: f32| needs.at(need, &[first], size).first().copied().unwrap_or_default();
    // The first column stands in each part, everywhere as wide.
    let fit = |part: &[usize], size: f32, first_width: f32| {
        let rest = needs.fit(part.get(1..)?, size, available - first_width)?;
        Some(std::iter::once(first_width).chain(rest).collect::<Vec<f32>>())
    };
    let each_fits =
        |size: &f32| others.iter().all(|other| fit(&[first, *other], *size, first_at(&needs.words, *size)).is_some());
    let fitting = PART_SIZES.into_iter().find(each_fits);
    let size = fitting.unwrap_or(PART_SIZES[2]);
    let most = |limit: usize, first_width: f32| {
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for &other in others {
            if let Some(part) = parts.last_mut().filter(|part| part.len() <= limit) {
                part.push(other);
                if fit(part, size, first_width).is_some() {
                    continue;
                }
                part.pop();
            }
            parts.push(vec![first, other]);
        }
        parts
    };
    // As wide as it wants to be, as long as that makes no more parts.
    let (least, whole) = (first_at(&needs.words, size), first_at(&needs.whole, size));
    let count = most(others.len(), least).len();
    let steps = (0..=FIRST_STEPS).map(|step| whole - (whole - least) * step as f32 / FIRST_STEPS as f32);
    let fits_as_well = |width: &f32| {
        let parts = most(others.len(), *width);
        parts.len() == count && parts.iter().all(|part| fit(part, size, *width).is_some())
    };
    let first_width = steps.into_iter().find(fits_as_well).unwrap_or(least);
    let mut parts = most(others.len(), first_width);
    // The same number of parts, none of them much narrower than the others.
    let even = most(others.len().div_ceil(parts.len().max(1)), first_width);
    if even.len() == parts.len() {
        parts = even;
    }
    if parts.is_empty() {
        parts.push(vec![first]);
    }
    let widths = |columns: &Vec<usize>| {
        let widths: Vec<f32> =
            fit(columns, size, first_width).unwrap_or_else(|| needs.forced(columns, size, available));
        columns.iter().copied().zip(widths).collect()
    };
    let parts = parts.iter().map(widths).collect();
    Plan { size, gap: needs.gap, parts, words_cut: fitting.is_none() }
}

/// What the columns of a table need, in points at their full size, white space left out.
struct Needs {
    /// To hold every cell on one line.
    whole: Vec<f32>,
    /// To hold short cells on one line, and of the others every part that no line may end in.
    short: Vec<f32>,
    /// To hold every such part.
    words: Vec<f32>,
    gap: f32,
}

impl Needs {
    fn of(cx: &mut Composer<'_>, header: &[String], rows: &[Vec<String>]) -> Self {
        let none = vec![0.0_f32; header.len()];
        let mut needs = Self { whole: none.clone(), short: none.clone(), words: none, gap: 0.0 };
        let all =
            std::iter::once((header, Style::TableHead)).chain(rows.iter().map(|r| (r.as_slice(), Style::TableCell)));
        for (texts, style) in all {
            let style = cx.theme.style(style);
            for (i, text) in texts.iter().enumerate().take(header.len()) {
                let mut width_of = |text: &str| {
                    let inline = Inline::new(text, style, NodeId::ROOT);
                    end_of_text(&cx.line(&inline, Side::Left(0.0), 0.0))
                };
                let whole = width_of(text);
                let parts = if is_number(text) { vec![text.as_str()] } else { unbroken(text) };
                let words = parts.into_iter().map(&mut width_of).fold(0.0, f32::max);
                let is_short = text.chars().count() <= SHORT_CELL && text.split_whitespace().count() <= SHORT_WORDS;
                let short = if is_short { whole } else { words };
                for (known, new) in [(&mut needs.whole, whole), (&mut needs.short, short), (&mut needs.words, words)] {
                    if let Some(known) = known.get_mut(i) {
                        *known = known.max(new);
                    }
                }
            }
        }
        needs
    }

    /// What some columns need at a size, with the white space beside each.
    fn at(&self, need: &[f32], columns: &[usize], size: f32) -> Vec<f32> {
        columns.iter().map(|c| need.get(*c).copied().unwrap_or_default() * size + self.gap + SLACK).collect()
    }

    /// The widths of some columns in a room so many points wide, no word parted; `None` where they do not fit. Small cells
    /// stay whole if that leaves room for the long ones.
    fn fit(&self, columns: &[usize], size: f32, available: f32) -> Option<Vec<f32>> {
        let natural = self.at(&self.whole, columns, size);
        if natural.iter().sum::<f32>() <= available {
            return Some(natural);
        }
        [&self.short, &self.words].into_iter().find_map(|least| {
            let least = self.at(least, columns, size);
            let wanting = natural.iter().zip(&least).filter(|(n, l)| *n > *l).count() as f32;
            let fits = least.iter().sum::<f32>() + wanting * LONG_CELL * size <= available;
            fits.then(|| spread(&natural, &least, available))
        })
    }

    /// Widths for columns that do not fit whatever is done: those that need less than their share keep what they need.
    fn forced(&self, columns: &[usize], size: f32, available: f32) -> Vec<f32> {
        let least = self.at(&self.words, columns, size);
        let widest = widest_column(&least, available);
        least.iter().map(|l| l.min(widest)).collect()
    }

    /// Whether some cell of a plan is a tower.
    fn has_tower(&self, plan: &Plan) -> bool {
        plan.parts.iter().flatten().any(|(column, width)| {
            let whole = self.whole.get(*column).copied().unwrap_or_default() * plan.size;
            whole > TOWER * (width - plan.gap)
        })
    }
}

/// The parts of a text within which no line may end.
fn unbroken(text: &str) -> Vec<&str> {
    let mut from = 0;
    line_ends(text)
        .filter_map(|(at, _)| {
            let part = text.get(from..at)?.trim();
            from = at;
            (!part.is_empty()).then_some(part)
        })
        .collect()
}

/// Whether a text is a number: digits with what may stand around and between them.
pub(super) fn is_number(text: &str) -> bool {
    text.chars().any(char::is_numeric) && !text.chars().any(char::is_alphabetic)
}

/// How wide a column may be at most where words have to be parted: columns that need less keep what they need, the others
/// share what is left.
fn widest_column(least: &[f32], available: f32) -> f32 {
    let mut sorted = least.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut left = available;
    let mut columns = sorted.len() as f32;
    for need in sorted {
        let share = left / columns;
        if need > share {
            return share;
        }
        left -= need;
        columns -= 1.0;
    }
    available
}

/// Widths that sum up to what is there, no column narrower than its least. A column that wants much gets more, though not
/// in proportion: two lines are as good as one.
fn spread(natural: &[f32], least: &[f32], available: f32) -> Vec<f32> {
    let wants: Vec<f32> = natural.iter().zip(least).map(|(n, l)| (n - l).max(0.0).sqrt()).collect();
    let all: f32 = wants.iter().sum::<f32>().max(f32::EPSILON);
    let spare = available - least.iter().sum::<f32>();
    let widths: Vec<f32> =
        natural.iter().zip(least).zip(&wants).map(|((n, l), w)| (l + w / all * spare).min(*n)).collect();
    // What columns did not need goes to those that still want.
    let left = available - widths.iter().sum::<f32>();
    let short: f32 = natural.iter().zip(&widths).map(|(n, w)| n - w).sum::<f32>().max(f32::EPSILON);
    natural.iter().zip(&widths).map(|(n, w)| w + (n - w) / short * left.max(0.0)).collect()
}
