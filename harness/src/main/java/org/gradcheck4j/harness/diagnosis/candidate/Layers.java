package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;

/**
 * The layers in which a mistake is made: several, or one alone.
 *
 * @param numbers each from 1, ascending
 */
public record Layers(List<Integer> numbers) {

    /** {@return those from 1 to a last one that meet a condition} */
    public static Layers upTo(int last, IntPredicate condition) {
        return new Layers(
                IntStream.rangeClosed(1, last).filter(condition).boxed().toList());
    }

    /** {@return these together; nothing if there are fewer than two} */
    public Stream<Layers> together() {
        return Stream.of(this).filter(some -> some.numbers.size() > 1);
    }

    /** {@return each of these alone, the last first} */
    public Stream<Layers> alone() {
        return numbers.stream().sorted(Comparator.reverseOrder()).map(i -> new Layers(List.of(i)));
    }

    /** {@return whether it is one layer alone} */
    public boolean isOne() {
        return numbers.size() == 1;
    }

    /** {@return the lowest of them} */
    public int first() {
        return numbers.get(0);
    }

    /** {@return what the layer's input is called, if it is one alone; else {@code A[i−1]}, that of each} */
    public String input() {
        return isOne() ? Evidence.inputOf(first()) : "A[i−1]";
    }

    /** {@return whether a layer is one of them} */
    public boolean contains(int layer) {
        return numbers.contains(layer);
    }

    /** {@return {@code in layer i}, or other words if these are several} */
    public String inWords(String several) {
        return isOne() ? "in layer " + first() : several;
    }

    /** {@return a departure, with a change in each of these} */
    public Departure inEach(Departure from, BiFunction<Departure, Integer, Departure> change) {
        Departure result = from;
        for (int layer : numbers) {
            result = change.apply(result, layer);
        }
        return result;
    }
}
