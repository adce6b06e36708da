package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;

/**
 * A computation that an engine may have done in place of the formula's: a backward pass that departs from it, then
 * changes to what comes out.
 *
 * @param departure the backward pass
 * @param changes in order
 * @param findings what this supposes, one for each hypothesis applied
 * @param needs how many entries must tell it from the formula: 1, or 2 where a parameter was fitted to them
 */
public record Candidate(Departure departure, List<GradientChange> changes, List<Supposition> findings, int needs) {

    private static final int FITTED = 2;

    public Candidate {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /** {@return the formula itself, before any hypothesis} */
    public static Candidate formula() {
        return new Candidate(Departure.formula(), List.of(), List.of(), 1);
    }

    /** {@return this with another backward pass} */
    public Candidate with(Departure newVariation, Supposition finding) {
        return new Candidate(newVariation, changes, append(findings, finding), needs);
    }

    /** {@return this with one change more} */
    public Candidate with(GradientChange change, Supposition finding) {
        return new Candidate(departure, append(changes, change), append(findings, finding), needs);
    }

    /** {@return this with a change before those it has} */
    public Candidate withFirst(GradientChange change) {
        List<GradientChange> more = new ArrayList<>(changes);
        more.add(0, change);
        return new Candidate(departure, more, findings, needs);
    }

    /** {@return whether a parameter was fitted to the engine's numbers, rather than known beforehand} */
    public boolean isFitted() {
        return needs == FITTED;
    }

    /** {@return this, with a parameter that was fitted to the engine's numbers} */
    public Candidate fitted() {
        return new Candidate(departure, changes, findings, FITTED);
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    /** {@return the id of its hypothesis, or of its hypotheses together} */
    public DiagnosisId id() {
        return findings.stream().map(Supposition::id).reduce(DiagnosisId::and).orElseThrow();
    }

    /** {@return whether a hypothesis is part of it} */
    public boolean supposes(DiagnosisId id) {
        return findings.stream().anyMatch(finding -> finding.id().equals(id));
    }

    /** {@return what was estimated, by name} */
    public Map<String, Double> parameters() {
        Map<String, Double> all = new LinkedHashMap<>();
        findings.forEach(finding -> all.putAll(finding.parameters()));
        return all;
    }

    /** {@return its sentences, one after the other} */
    public String sentence() {
        return String.join(
                "; and ", findings.stream().map(Supposition::sentence).toList());
    }

    /** {@return each of some computations where it is one} */
    static Stream<Candidate> only(boolean where, Candidate candidate) {
        return where ? Stream.of(candidate) : Stream.empty();
    }
}
