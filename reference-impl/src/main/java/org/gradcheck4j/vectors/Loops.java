package org.gradcheck4j.vectors;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two implementations that give the same bits: plain loops, and loops on vectors where there are any.
 *
 * <p>Vectors are slow until they are compiled: the first product of 256 × 784 × 128 in a process took 830 ms, against 70
 * ms by plain loops, and the twentieth 1.4 ms, against 17. So plain loops work until they have done about as much as could
 * be done in the time that this compilation takes. A process that computes little never pays for it.
 *
 * @param <T> what both implement
 */
public final class Loops<T> {

    private final T plain;
    private final Optional<T> vector;
    private final long patience;
    private final AtomicLong done = new AtomicLong();

    private Loops(T plain, Optional<T> vector, long patience) {
        this.plain = plain;
        this.vector = vector;
        this.patience = patience;
    }

    /**
     * {@return the plain loops, with those on vectors where there are any}
     *
     * @param type what both implement
     * @param plain always there
     * @param vectorClass its name in the package of the type
     * @param patience the work that plain loops do in about half a second
     */
    public static <T> Loops<T> of(Class<T> type, T plain, String vectorClass, long patience) {
        return new Loops<>(plain, IncubatorModule.instance(type, vectorClass), IncubatorModule.atOnce() ? 0 : patience);
    }

    /**
     * {@return the implementation to use now}
     *
     * @param work how much it will do
     */
    public T forWork(long work) {
        if (vector.isEmpty() || (done.get() < patience && done.getAndAdd(work) < patience)) {
            return plain;
        }
        return vector.get();
    }

    /** {@return what work is done with, once there was some: {@code "plain"} or {@code "vector"}} */
    public String kind() {
        return vector.isPresent() ? IncubatorModule.VECTOR : IncubatorModule.PLAIN;
    }

    /** {@return the loops on vectors, if there are any}: tests compare them with the plain ones */
    public Optional<T> vector() {
        return vector;
    }
}
