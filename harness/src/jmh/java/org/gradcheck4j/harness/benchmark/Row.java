package org.gradcheck4j.harness.benchmark;

/**
 * Ours and a peer's time of the same work.
 *
 * @param bench {@code gradient}, {@code kernel}, {@code check} or {@code overhead}
 * @param size of the work
 * @param precision of the work
 * @param threads that each may use
 * @param kernel of our matrix products: {@code vector} or {@code plain}
 * @param ours our time
 * @param peerName with whom ours is compared
 * @param peer the peer's time, with its best setting
 */
record Row(
        String bench,
        String size,
        String precision,
        int threads,
        String kernel,
        Timing ours,
        String peerName,
        Timing peer) {

    static final String GRADIENT = "gradient";
    static final String KERNEL = "kernel";
    static final String CHECK = "check";
    static final String OVERHEAD = "overhead";

    /** {@return the peer's time over ours: above 1, ours is faster} */
    double ratio() {
        return peer.median() / ours.median();
    }
}
