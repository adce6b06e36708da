package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.reference.Variation;

/**
 * A computation that an engine may have done in place of the formula's: a backward pass that departs from it, then
 * changes to what comes out.
 *
 * @param variation the backward pass
 * @param changes in order
 * @param findings what this supposes, one for each hypothesis applied
 * @param needs how many entries must tell it from the formula: 1, or 2 where a parameter was fitted to them
 */
record Suspect(Variation variation, List<Change> changes, List<Finding> findings, int needs) {

    private static final int FITTED = 2;

    Suspect {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /** {@return the formula itself, before any hypothesis} */
    static Suspect formula() {
        return new Suspect(Variation.formula(), List.of(), List.of(), 1);
    }

    /** {@return this with another backward pass} */
    Suspect with(Variation newVariation, Finding finding) {
        return new Suspect(newVariation, changes, append(findings, finding), needs);
    }

    /** {@return this with one change more} */
    Suspect with(Change change, Finding finding) {
        return new Suspect(variation, append(changes, change), append(findings, finding), needs);
    }

    /** {@return this with a change before those it has} */
    Suspect withFirst(Change change) {
        List<Change> more = new ArrayList<>(changes);
        more.add(0, change);
        return new Suspect(variation, more, findings, needs);
    }

    /** {@return whether a parameter was fitted to the engine's numbers, rather than known beforehand} */
    boolean isFitted() {
        return needs == FITTED;
    }

    /** {@return this, with a parameter that was fitted to the engine's numbers} */
    Suspect fitted() {
        return new Suspect(variation, changes, findings, FITTED);
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    /** {@return the ids of its hypotheses joined with +, alphabetically} */
    String id() {
        return String.join("+", findings.stream().map(Finding::id).sorted().toList());
    }

    /** {@return whether a hypothesis is part of it} */
    boolean supposes(String id) {
        return findings.stream().anyMatch(finding -> finding.id().equals(id));
    }

    /** {@return what was estimated, by name} */
    Map<String, Double> parameters() {
        Map<String, Double> all = new LinkedHashMap<>();
        findings.forEach(finding -> all.putAll(finding.parameters()));
        return all;
    }

    /** {@return its sentences, one after the other} */
    String sentence() {
        return String.join("; and ", findings.stream().map(Finding::sentence).toList());
    }

    /** {@return each of some computations where it is one} */
    static Stream<Suspect> only(boolean where, Suspect suspect) {
        return where ? Stream.of(suspect) : Stream.empty();
    }
}
