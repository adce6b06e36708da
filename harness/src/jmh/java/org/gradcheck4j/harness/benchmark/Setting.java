package org.gradcheck4j.harness.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a fork is started. OpenBLAS and ND4J read their settings once, from the environment; so each needs a process.
 *
 * @param threads that a product or a gradient may use
 * @param kernel of our matrix products: {@code vector} or {@code plain}
 * @param isPassive whether threads of OpenMP sleep while they wait, in place of spinning
 */
record Setting(int threads, String kernel, boolean isPassive) {

    static final String VECTOR = "vector";
    static final String PLAIN = "plain";

    /** {@return our settings, for each number of threads} */
    static List<Setting> ours(int mostThreads) {
        return upTo(mostThreads)
                .flatMap(threads -> Stream.of(VECTOR, PLAIN).map(kernel -> new Setting(threads, kernel, false)))
                .toList();
    }

    /** {@return those of which DL4J's best counts: each number of threads, waiting in either way; one does not wait} */
    static List<Setting> peers(int mostThreads) {
        return upTo(mostThreads)
                .flatMap(threads -> (threads == 1 ? Stream.of(false) : Stream.of(false, true))
                        .map(isPassive -> new Setting(threads, VECTOR, isPassive)))
                .toList();
    }

    private static Stream<Integer> upTo(int mostThreads) {
        return Stream.iterate(1, threads -> threads <= mostThreads, threads -> threads + 1);
    }

    Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>(Map.of("OMP_NUM_THREADS", Integer.toString(threads)));
        if (isPassive) {
            variables.put("OMP_WAIT_POLICY", "PASSIVE");
        }
        return variables;
    }

    List<String> javaOptions() {
        return new ArrayList<>(List.of(
                "-Dgradcheck4j.kernel=" + kernel,
                // The thread that asks works too.
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1)));
    }

    @Override
    public String toString() {
        return "%d %s, %s kernel%s"
                .formatted(threads, threads == 1 ? "thread" : "threads", kernel, isPassive ? ", passive" : "");
    }
}
