package org.gradcheck4j.harness.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured, and how long.
 *
 * @param gradients networks with their batches
 * @param kernels rows of square matrices, in each form
 * @param checks networks with their batches
 * @param sampled the most entries of a tensor from which the time of DL4J's check is estimated
 * @param patienceSeconds if DL4J's check would take longer, the estimate stands for it
 * @param suites how often the standard suite is run
 */
record Plan(List<Work> gradients, List<Work> kernels, Work checks, int sampled, double patienceSeconds, int suites) {

    private static final int TEN_MINUTES = 600;

    /** {@return everything} */
    static Plan whole() {
        Effort effort = new Effort(5, 7, 200);
        Effort few = new Effort(2, 5, 300);
        return new Plan(
                List.of(
                        new Work(List.of("2-4-1/8", "30-16-8-1/32", "100-100-100-1/128", "784-256-128-1/512"), effort),
                        new Work(List.of("1024-1024-1024-1/1024"), few),
                        new Work(List.of("2048-2048-2048-1/4096"), new Effort(1, 3, 1))),
                List.of(
                        new Work(products(2, 4, 8, 16, 32, 64, 128, 256, 512), new Effort(3, 5, 100)),
                        new Work(products(1024, 2048), few)),
                new Work(
                        List.of("4-8-1/64", "30-16-8-1/64", "30-64-32-1/64", "500-100-100-1/64", "1000-800-300-1/64"),
                        effort),
                200,
                TEN_MINUTES,
                3);
    }

    /** {@return some of it, in a few minutes} */
    static Plan quick() {
        Effort effort = new Effort(4, 3, 100);
        return new Plan(
                List.of(new Work(List.of("2-4-1/8", "30-16-8-1/32", "100-100-100-1/128", "784-256-128-1/512"), effort)),
                List.of(new Work(products(8, 64, 256), effort)),
                new Work(List.of("4-8-1/64", "30-16-8-1/64", "30-64-32-1/64"), effort),
                20,
                1,
                1);
    }

    private static List<String> products(int... rows) {
        return Arrays.stream(rows)
                .boxed()
                .flatMap(n -> Stream.of("AB/", "ABt/", "AtB/").map(form -> form + n))
                .toList();
    }
}
