package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;

/**
 * One mistake that certification injects. A new one is a file of its own, with its {@link FaultyStep}, and one line in
 * {@link Faults}.
 *
 * @param id of the diagnosis that names it
 * @param draw the forms that a network can have, parameters drawn at random; empty if it can have none
 * @param fromParameters the fault that a diagnosis with this id describes, rebuilt from the parameters of the diagnosis, in
 *     every form that they leave open; empty if they do not determine a gradient
 */
public record Fault(
        String id,
        BiFunction<FaultContext, RandomParameters, List<InjectedFault>> draw,
        BiFunction<FaultContext, Map<String, Double>, Stream<FaultyStep>> fromParameters) {

    /** {@return a fault that has one form and no parameter} */
    static Fault fixed(String id, String form, Function<FaultContext, FaultyStep> step) {
        return new Fault(
                id,
                (context, random) -> List.of(new InjectedFault(id, form, step.apply(context))),
                (context, parameters) -> Stream.of(step.apply(context)));
    }

    /**
     * {@return a fault that is made in every layer that allows it, or in one}
     *
     * @param layers those that allow it
     * @param step the mistake in some of them
     */
    static Fault inLayers(
            String id, Function<FaultContext, List<Integer>> layers, Function<Set<Integer>, FaultyStep> step) {
        return new Fault(
                id,
                (context, random) -> {
                    List<Integer> all = layers.apply(context);
                    List<InjectedFault> forms = new ArrayList<>();
                    if (!all.isEmpty()) {
                        forms.add(new InjectedFault(id, "every layer", step.apply(Set.copyOf(all))));
                    }
                    if (all.size() > 1) {
                        forms.add(new InjectedFault(id, "one layer", step.apply(Set.of(random.any(all)))));
                    }
                    return forms;
                },
                (context, parameters) -> Stream.of(layers.apply(context))
                        .filter(all -> !all.isEmpty())
                        .flatMap(FaultContext::allOrOne)
                        .map(step));
    }

    /** {@return one form of this fault} */
    InjectedFault form(String form, FaultyStep step) {
        return new InjectedFault(id, form, step);
    }
}
