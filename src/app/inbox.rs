//! Answers of running jobs, as they wait for the window: a frame takes in some of them, never so many that it stands
//! still.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::Msg;

/// How long a frame goes on to take in answers. What waits then waits for the next frame.
pub(super) const SHARE: Duration = Duration::from_millis(4);

/// The answers that wait.
#[derive(Debug)]
pub(super) struct Inbox {
    sender: Sender<Msg>,
    receiver: Receiver<Msg>,
    waiting: VecDeque<Msg>,
}

impl Inbox {
    pub(super) fn new() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, waiting: VecDeque::new() }
    }

    /// Where a job sends its answers.
    pub(super) fn sender(&self) -> Sender<Msg> {
        self.sender.clone()
    }

    /// Gives what waits to `take`, one after another, for a share of time. Says whether more waits.
    pub(super) fn give(&mut self, share: Duration, mut take: impl FnMut(Msg)) -> bool {
        let began = Instant::now();
        loop {
            while let Ok(msg) = self.receiver.try_recv() {
                self.put(msg);
            }
            let Some(msg) = self.waiting.pop_front() else { return false };
            take(msg);
            if began.elapsed() >= share {
                return !self.waiting.is_empty();
            }
        }
    }

    /// Puts an answer at the end. Articles that were read one after another come in together, and of how far reading has
    /// come only the last word counts: each costs a look through the whole library.
    fn put(&mut self, msg: Msg) {
        // What an import says stands at the end of the queue as long as nothing else came in between.
        let own = |m: &&mut Msg| matches!(m, Msg::Importing { .. } | Msg::Imported { .. });
        let mut last = self.waiting.iter_mut().rev().take_while(own);
        match msg {
            Msg::Imported { job, read } => {
                let same = last.find_map(|m| match m {
                    Msg::Imported { job: own, read } if *own == job => Some(read),
                    _ => None,
                });
                match same {
                    Some(earlier) => earlier.extend(read),
                    None => self.waiting.push_back(Msg::Imported { job, read }),
                }
            }
            Msg::Importing { job, of, file } => {
                let same = last.find(|m| matches!(m, Msg::Importing { job: own, .. } if *own == job));
                let msg = Msg::Importing { job, of, file };
                match same {
                    Some(earlier) => *earlier = msg,
                    None => self.waiting.push_back(msg),
                }
            }
            other => self.waiting.push_back(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{FileRead, JobId};

    fn read(job: u64, file: usize) -> [Msg; 2] {
        let path = std::path::PathBuf::from(format!("{file}.txt"));
        let importing = Msg::Importing { job: JobId(job), of: 3000, file: format!("{file}.txt") };
        let result = Err("empty".to_owned());
        [importing, Msg::Imported { job: JobId(job), read: vec![FileRead { path, result }] }]
    }

    #[test]
    fn what_is_read_in_a_row_comes_in_together_and_in_its_order() {
        let mut inbox = Inbox::new();
        for msg in (0..1000).flat_map(|file| read(1, file)) {
            inbox.sender().send(msg).unwrap();
        }
        inbox.sender().send(Msg::RecoveryDue).unwrap();
        for msg in read(1, 1000).into_iter().chain(read(2, 0)) {
            inbox.sender().send(msg).unwrap();
        }
        let mut told = Vec::new();
        while inbox.give(SHARE, |msg| told.push(msg)) {}
        let counts: Vec<usize> = told
            .iter()
            .map(|msg| match msg {
                Msg::Imported { read, .. } => read.len(),
                _ => 0,
            })
            .collect();
        assert_eq!(counts, [0, 1000, 0, 0, 1, 0, 1]);
        assert!(matches!(told.first(), Some(Msg::Importing { file, .. }) if file == "999.txt"));
        let Some(Msg::Imported { read, .. }) = told.get(1) else { panic!("the articles") };
        assert!(read.iter().enumerate().all(|(at, one)| one.path.ends_with(format!("{at}.txt"))));
    }

    #[test]
    fn a_frame_takes_no_more_than_its_share_of_time() {
        let mut inbox = Inbox::new();
        for _ in 0..10 {
            inbox.sender().send(Msg::RecoveryDue).unwrap();
        }
        let mut taken = 0;
        let more = inbox.give(SHARE, |_| {
            taken += 1;
            std::thread::sleep(SHARE);
        });
        assert_eq!((taken, more), (1, true));
    }
}
