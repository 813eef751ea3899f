package studio.truss.app.studio.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class NoticesTest {
    @Test
    void whoListensHearsOnAlsoAfterACollection() {
        Notices notices = new Notices();
        AtomicInteger heard = new AtomicInteger();
        notices.shown().addListener((ListChangeListener<Notice>) _ -> heard.incrementAndGet());
        assertSame(notices.shown(), notices.shown());
        System.gc();
        notices.add(Notice.done("done"));
        assertEquals(1, heard.get());
    }

    @Test
    void theSameWordsAreShownOnceAndNothingIsDropped() {
        Notices notices = new Notices();
        notices.add(Notice.trouble("a"));
        notices.add(Notice.trouble("b"));
        notices.add(Notice.trouble("a"));
        assertEquals(2, notices.shown().size());
        notices.add(Notice.trouble("c"));
        notices.add(Notice.trouble("d"));
        notices.add(Notice.trouble("e"));
        assertEquals(
                List.of("b", "a", "c", "d", "e"),
                notices.shown().stream().map(Notice::words).toList());
    }

    @Test
    void ofATopicTheLastIsKeptAndItLeavesWhenItIsSolved() {
        Notices notices = new Notices();
        notices.add(Notice.trouble("5 MB left").about("disk"));
        notices.add(Notice.trouble("4 MB left").about("disk"));
        notices.add(Notice.trouble("another"));
        assertEquals(
                List.of("4 MB left", "another"),
                notices.shown().stream().map(Notice::words).toList());
        notices.solved("disk");
        assertEquals(List.of("another"), notices.shown().stream().map(Notice::words).toList());
    }
}
