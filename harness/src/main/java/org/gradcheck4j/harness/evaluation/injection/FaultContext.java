package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * What a fault may depend on.
 *
 * @param network whose gradient is to be wrong
 * @param batch that it is of
 * @param precision declared
 */
public record FaultContext(Network network, Batch batch, Precision precision) {

    /** {@return m} */
    int m() {
        return batch.size();
    }

    /** {@return whether every label is 0 or 1, and there are some of each} */
    boolean hasBothClasses() {
        Matrix y = batch.y();
        return IntStream.range(0, m()).allMatch(k -> y.get(k) == 0 || y.get(k) == 1)
                && IntStream.range(0, m()).mapToDouble(y::get).distinct().count() == 2;
    }

    /** {@return those of the layers 1 … L that a condition holds for} */
    List<Integer> layers(IntPredicate condition) {
        return IntStream.rangeClosed(1, network.depth())
                .filter(condition)
                .boxed()
                .toList();
    }

    /** {@return every layer but the last} */
    List<Integer> hiddenLayers() {
        return layers(i -> i < network.depth());
    }

    /** {@return every layer with as many inputs as outputs} */
    List<Integer> squareLayers() {
        return layers(i -> network.layer(i).inputs() == network.layer(i).outputs());
    }

    /** {@return all of some layers together, then each alone} */
    static Stream<Set<Integer>> allOrOne(List<Integer> layers) {
        return Stream.concat(Stream.of(Set.copyOf(layers)), layers.stream().map(Set::of));
    }
}
