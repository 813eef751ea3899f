package studio.truss.app.studio.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;

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
    void theSameWordsAreShownOnceAndTheOldestGivesWay() {
        Notices notices = new Notices();
        notices.add(Notice.trouble("a"));
        notices.add(Notice.trouble("b"));
        notices.add(Notice.trouble("a"));
        assertEquals(2, notices.shown().size());
        notices.add(Notice.trouble("c"));
        notices.add(Notice.trouble("d"));
        notices.add(Notice.trouble("e"));
        assertEquals(4, notices.shown().size());
        assertEquals("a", notices.shown().getFirst().words());
    }
}
