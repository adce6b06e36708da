package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.Map;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.DepartureOracle;
import org.gradcheck4j.model.TensorName;

/** What departures from the formula give, each computed once if it is asked for again soon. */
final class DepartedSolutions {

    /** How many passes are kept: enough for the hypotheses that others are put on top of. */
    private static final int RECENT = 64;

    /** How many last layers are kept: nearly all that are tried, since a mistake in a hidden layer does not change them. */
    private static final int RECENT_LAST_LAYERS = 1024;

    private final DepartureOracle oracle;
    private final int depth;
    private final Map<Departure, DepartedSolution> solutions = new RecentlyUsed<>(RECENT);
    private final Map<Departure, DepartedSolution> lastLayers = new RecentlyUsed<>(RECENT_LAST_LAYERS);

    /**
     * Prepares them; nothing is computed yet.
     *
     * @param oracle that computes them
     * @param depth of the network, L
     */
    DepartedSolutions(DepartureOracle oracle, int depth) {
        this.oracle = oracle;
        this.depth = depth;
    }

    /** {@return what a backward pass gives} */
    DepartedSolution of(Departure departure) {
        return solutions.computeIfAbsent(departure, oracle::departed);
    }

    /** {@return a backward pass that gives the same for one tensor: for the last layer, one that serves many departures} */
    DepartedSolution of(Departure departure, TensorName tensor) {
        return tensor.layer() == depth
                ? lastLayers.computeIfAbsent(departure.inLastLayer(depth), oracle::departed)
                : of(departure);
    }
}
