package org.gradcheck4j.harness.evaluation.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Parts of work that do not depend on each other, such as the draws of a random experiment. They are done side by side, on the
 * common pool and the calling thread, and handed over in order: so nothing that is made of them depends on the number of threads.
 *
 * @param <R> what a part comes to
 */
public final class Experiment<R> {

    private final IntFunction<R> part;
    private final Optional<PartFile<R>> kept;
    private final Map<Integer, R> done = new HashMap<>();

    /**
     * An experiment whose parts are not kept.
     *
     * @param part does the part with an index, on any thread
     */
    public Experiment(IntFunction<R> part) {
        this(part, Optional.empty());
    }

    /**
     * An experiment whose parts are kept. Those that the file has are not done again.
     *
     * @param part does the part with an index, on any thread
     * @param kept of finished parts
     * @throws IOException if the file cannot be read
     */
    public Experiment(IntFunction<R> part, PartFile<R> kept) throws IOException {
        this(part, Optional.of(kept));
        done.putAll(kept.parts());
    }

    private Experiment(IntFunction<R> part, Optional<PartFile<R>> kept) {
        this.part = part;
        this.kept = kept;
    }

    /** {@return how many of the first parts are done already} */
    public int done(int count) {
        return (int) done.keySet().stream().filter(index -> index < count).count();
    }

    /**
     * {@return the parts 0 … count − 1, in order}
     *
     * @param count how many
     * @param inOrder is told each part, by one thread at a time, as soon as it and all before it are done
     * @throws UncheckedIOException if the file of finished parts cannot be written
     */
    public List<R> first(int count, Consumer<R> inOrder) {
        List<R> parts = new ArrayList<>();
        Consumer<R> each = finished -> {
            parts.add(finished);
            inOrder.accept(finished);
        };
        next(0, count, each);
        return parts;
    }

    /**
     * {@return the first parts that are enough, in order: the same for any number of threads}
     *
     * @param enough whether the parts so far are
     * @throws UncheckedIOException as above
     */
    public List<R> until(Predicate<List<R>> enough) {
        List<R> parts = new ArrayList<>();
        int round = 2 * threads();
        while (!enough.test(parts)) {
            List<R> more = new ArrayList<>();
            next(parts.size(), parts.size() + round, more::add);
            for (R each : more) {
                if (!enough.test(parts)) {
                    parts.add(each);
                }
            }
        }
        return parts;
    }

    private static int threads() {
        return ForkJoinPool.getCommonPoolParallelism() + 1;
    }

    /** Each thread takes the next part that is left, so that those at the front are done first. */
    private void next(int from, int to, Consumer<R> inOrder) {
        AtomicInteger next = new AtomicInteger(from);
        HandedOver handedOver = new HandedOver(from, inOrder);
        IntStream.range(0, threads()).parallel().forEach(thread -> {
            try {
                for (int index = next.getAndIncrement(); index < to; index = next.getAndIncrement()) {
                    handedOver.add(index, result(index));
                }
            } finally {
                next.set(to); // if a part threw, the others need not be begun
            }
        });
    }

    private R result(int index) {
        R before;
        synchronized (done) {
            before = done.get(index);
        }
        if (before != null) {
            return before;
        }
        R result = part.apply(index);
        synchronized (done) {
            done.put(index, result);
            keep(index, result);
        }
        return result;
    }

    private void keep(int index, R result) {
        try {
            if (kept.isPresent()) {
                kept.get().append(index, result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done, held back until all before it is done. */
    private final class HandedOver {

        private final Map<Integer, R> waiting = new HashMap<>();
        private final Consumer<R> inOrder;
        private int next;

        HandedOver(int first, Consumer<R> inOrder) {
            this.next = first;
            this.inOrder = inOrder;
        }

        synchronized void add(int index, R result) {
            waiting.put(index, result);
            for (R each = waiting.remove(next); each != null; each = waiting.remove(next)) {
                inOrder.accept(each);
                next++;
            }
        }
    }
}
