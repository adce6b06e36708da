package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One mistake that certification injects. A new one is a file of its own, with its {@link Deviation}, and one line in
 * {@link Faults}.
 *
 * @param id of the diagnosis that names it
 * @param draw the forms that a network can have, parameters drawn at random; empty if it can have none
 * @param claims what a diagnosis of this id with these parameters says was done, in every form that they leave open;
 *     empty if it says nothing that can be done again
 */
public record Fault(
        String id,
        BiFunction<InjectionSite, RandomParameters, List<InjectedFault>> draw,
        BiFunction<InjectionSite, Map<String, Double>, Stream<Deviation>> claims) {

    /** {@return a fault that has one form and no parameter} */
    static Fault fixed(String id, String form, Function<InjectionSite, Deviation> deviation) {
        return new Fault(
                id,
                (site, random) -> List.of(new InjectedFault(id, form, deviation.apply(site))),
                (site, parameters) -> Stream.of(deviation.apply(site)));
    }

    /** {@return one form of this fault} */
    InjectedFault form(String form, Deviation deviation) {
        return new InjectedFault(id, form, deviation);
    }
}
