package org.gradcheck4j.vectors;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two implementations that give the same bits: plain loops, and loops on vectors if there are any.
 *
 * <p>Vectors are slow until they are compiled: the first product of 256 × 784 × 128 in a process took 830 ms, against 70
 * ms by plain loops, and the twentieth 1.4 ms, against 17. So plain loops work until they have done about as much as could
 * be done in the time that this compilation takes. A process that computes little never pays for it, nor for loading the
 * module, a tenth of a second.
 *
 * @param <T> what both implement
 */
public final class PlainOrVector<T> {

    private final Class<T> type;
    private final T plain;
    private final String vectorClass;
    private final long workBeforeVectors;
    private final AtomicLong done = new AtomicLong();

    private Optional<T> vector = Optional.empty();

    /** Written after {@link #vector}, and read before it. */
    private volatile boolean isLoaded;

    private PlainOrVector(Class<T> type, T plain, String vectorClass, long workBeforeVectors) {
        this.type = type;
        this.plain = plain;
        this.vectorClass = vectorClass;
        this.workBeforeVectors = workBeforeVectors;
    }

    /**
     * {@return the plain loops, with those on vectors if there are any}
     *
     * @param type what both implement
     * @param plain always there
     * @param vectorClass its name in the package of the type
     * @param workBeforeVectors the work that plain loops do in about half a second
     */
    public static <T> PlainOrVector<T> of(Class<T> type, T plain, String vectorClass, long workBeforeVectors) {
        return new PlainOrVector<>(type, plain, vectorClass, IncubatorModule.atOnce() ? 0 : workBeforeVectors);
    }

    /**
     * {@return the implementation to use now}
     *
     * @param work how much it will do
     */
    public T forWork(long work) {
        boolean isEarly = done.get() < workBeforeVectors && done.getAndAdd(work) < workBeforeVectors;
        return isEarly ? plain : vector().orElse(plain);
    }

    /** {@return what work is done with, once there was some: {@code "plain"} or {@code "vector"}} */
    public String kind() {
        return vector().isPresent() ? IncubatorModule.VECTOR : IncubatorModule.PLAIN;
    }

    /** {@return the loops on vectors, if there are any}: tests compare them with the plain ones */
    public Optional<T> vector() {
        if (!isLoaded) {
            load();
        }
        return vector;
    }

    private synchronized void load() {
        if (!isLoaded) {
            vector = IncubatorModule.instance(type, vectorClass);
            isLoaded = true;
        }
    }
}
