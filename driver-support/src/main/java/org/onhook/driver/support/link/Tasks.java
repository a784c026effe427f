package org.onhook.driver.support.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What other threads want the link's thread to do. Each task that is taken is run once. */
final class Tasks {

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final String link;
    private List<Runnable> waiting = new ArrayList<>();
    private volatile boolean any;
    private boolean closed;

    Tasks(String link) {
        this.link = link;
    }

    /** Takes a task; false if there is nobody any more to run it. From any thread. */
    synchronized boolean add(Runnable task) {
        if (!closed) {
            waiting.add(task);
            any = true;
        }
        return !closed;
    }

    /** Runs those that wait; the result is why one of them gives the connection up. */
    Optional<LinkLostException> run() {
        return any ? run(taken()) : Optional.empty();
    }

    /** Runs those that wait, and takes no more. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        run();
    }

    private synchronized List<Runnable> taken() {
        List<Runnable> tasks = waiting;
        waiting = new ArrayList<>();
        any = false;
        return tasks;
    }

    private Optional<LinkLostException> run(List<Runnable> tasks) {
        Optional<LinkLostException> lost = Optional.empty();
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (LinkLostException e) {
                lost = Optional.of(e);
            } catch (RuntimeException e) {
                LOG.error("link {}: a task failed", link, e);
            }
        }
        return lost;
    }
}
