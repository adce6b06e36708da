package org.gradcheck4j.harness.judgement;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gradcheck4j.model.GradientEngine;

/**
 * Threads in which engines compute, so that one that does not return can be given up. Idle ones are used again. An engine is never
 * called by two threads at a time.
 */
final class EngineThreads {

    /** As much as a main thread usually has: engines may be recursive. */
    private static final long STACK_BYTES = 8L << 20;

    /** For one call of an engine. */
    static final Duration LIMIT = Duration.ofMinutes(10);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "engine", STACK_BYTES);
        thread.setDaemon(true); // one that was given up does not keep the program alive
        return thread;
    });

    private EngineThreads() {}

    /**
     * {@return what a call of an engine returns} What it throws is rethrown.
     *
     * @param engine that is called: libraries that it uses may ask the thread for its class loader
     * @param call of the engine
     * @param limit how long it may take
     * @throws EngineFailure if it takes longer
     */
    static <T> T call(GradientEngine engine, Callable<T> call, Duration limit) {
        Future<T> future = THREADS.submit(() -> {
            Thread.currentThread().setContextClassLoader(Engines.typeOf(engine).getClassLoader());
            synchronized (engine) { // engines may keep buffers of their own, and cases may be judged side by side
                return call.call();
            }
        });
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new EngineFailure("one call did not return within " + inWords(limit));
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an engine computed", e);
        } catch (ExecutionException e) {
            throw unchecked(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    private static String inWords(Duration limit) {
        return limit.toMinutes() > 0 ? limit.toMinutes() + " minutes" : limit.toMillis() + " ms";
    }
}
