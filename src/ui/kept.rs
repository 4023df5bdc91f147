//! What of the view is kept between starts: looks, sizes, and the order of lists.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::kind::Kinds;
use super::panes::Pane;
use super::tongue::Tongue;

/// What of the view is kept between starts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Light or dark.
    pub shade: Shade,
    /// How the library is sorted.
    pub sort: Sort,
    /// The interface's language.
    pub tongue: Tongue,
    /// The kinds of suggestion that are switched off.
    pub hidden: Kinds,
    /// Whether the library puts the articles of one story together.
    pub group_stories: bool,
    /// The folders that articles were read from, the latest first.
    pub recent_folders: Vec<PathBuf>,
    /// Whether the preview stands beside the article, where there is room for both.
    pub split: bool,
    /// How large the preview shows its pages.
    pub zoom: Zoom,
    /// Whether small pages stand beside the preview.
    pub thumbnails: bool,
    /// The panes that were put away.
    pub away: Vec<Pane>,
    /// How wide the panes at the sides were drawn.
    pub widths: Widths,
    /// How large everything is.
    pub text_size: TextSize,
    /// The packs that were open last, the latest first.
    pub recent: Vec<PathBuf>,
}

/// How wide the user has drawn the panes at the sides, in points; `None` is the usual width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Widths {
    /// The library's.
    pub library: Option<u16>,
    /// The briefing's.
    pub outline: Option<u16>,
}

impl Kept {
    /// The most packs that are kept as recent.
    const RECENT: usize = 10;

    /// Puts a pack at the head of the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(Self::RECENT);
    }
}

/// How large everything in the window is, in percent of its usual size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TextSize(pub u16);

impl TextSize {
    /// The smallest.
    pub const LEAST: Self = Self(70);
    /// The largest.
    pub const MOST: Self = Self(200);
    /// Every size that can be chosen.
    const STEPS: [u16; 9] = [70, 80, 90, 100, 110, 125, 150, 175, 200];

    /// The next larger size.
    pub fn larger(self) -> Self {
        Self::STEPS.into_iter().find(|&s| s > self.0).map_or(Self::MOST, Self)
    }

    /// The next smaller size.
    pub fn smaller(self) -> Self {
        Self::STEPS.into_iter().rev().find(|&s| s < self.0).map_or(Self::LEAST, Self)
    }

    /// The factor by which everything is drawn larger; what was kept is held within the limits.
    pub fn factor(self) -> f32 {
        f32::from(self.0.clamp(Self::LEAST.0, Self::MOST.0)) / 100.0
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

/// How large the preview shows its pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zoom {
    /// As wide as the pane.
    #[default]
    Width,
    /// A whole page in the pane.
    Page,
    /// In percent of the paper's size on a screen of 96 pixels to the inch.
    Percent(u16),
}

impl Zoom {
    /// The steps of 'larger' and 'smaller', in percent.
    pub const STEPS: [u16; 12] = [25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400];
    /// The least and the most, in percent.
    pub const RANGE: std::ops::RangeInclusive<u16> = 25..=400;

    /// The next step from so many percent.
    pub fn stepped(percent: u16, larger: bool) -> Self {
        let next = match larger {
            true => Self::STEPS.into_iter().find(|step| *step > percent).unwrap_or(*Self::RANGE.end()),
            false => Self::STEPS.into_iter().rev().find(|step| *step < percent).unwrap_or(*Self::RANGE.start()),
        };
        Self::Percent(next)
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shade {
    /// Dark text on a light ground.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
    /// As the desktop has it; light where it does not say.
    Desktop,
}

impl Shade {
    /// Whether it is dark on a desktop that is.
    pub fn is_dark(self, desktop: bool) -> bool {
        match self {
            Self::Light => false,
            Self::Dark => true,
            Self::Desktop => desktop,
        }
    }
}

/// A column of the library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortBy {
    /// The order in which articles were added.
    #[default]
    Added,
    /// The title.
    Title,
    /// The outlet.
    Outlet,
    /// The day of publication.
    Date,
    /// The language.
    Language,
    /// How many passages the briefing prints.
    Used,
    /// How many suggestions there are.
    Suggested,
}

/// How the library is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// The other way round.
    pub descending: bool,
}
