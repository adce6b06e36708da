package org.gradcheck4j.exact;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of products in double-double, a vector of entries at a time: {@link PlainRowTimesMatrix}, operation by operation. It shares no
 * code with the kernels of the reference, which the oracle judges.
 */
final class VectorRowTimesMatrix implements RowTimesMatrix {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Whole vectors, but for a column, of which most of a vector would be wasted. */
    @Override
    public int length(int columns) {
        return columns == 1 ? 1 : (columns + LANES - 1) / LANES * LANES;
    }

    @Override
    public void add(ExactMatrix left, int row, ExactMatrix right, double[] sumHigh, double[] sumLow) {
        int columns = right.columns();
        for (int k = 0; k < left.columns(); k++) {
            int factor = row * left.columns() + k;
            int from = k * columns;
            // The last vector of a row reads on into the next row, whose numbers go into sums that are not used.
            int whole = SPECIES.loopBound(from + sumHigh.length <= right.size() ? sumHigh.length : columns);
            double high = left.high(factor);
            double low = left.low(factor);
            addMultiple(high, low, right, from, sumHigh, sumLow, whole);
            PlainRowTimesMatrix.addMultiple(high, low, right, from, sumHigh, sumLow, whole, columns);
        }
    }

    private static void addMultiple(
            double high, double low, ExactMatrix x, int from, double[] sumHigh, double[] sumLow, int count) {
        double[] xHigh = x.highs();
        double[] xLow = x.lows();
        DoubleVector factorHigh = DoubleVector.broadcast(SPECIES, high);
        DoubleVector factorLow = DoubleVector.broadcast(SPECIES, low);
        for (int j = 0; j < count; j += LANES) {
            DoubleVector xh = DoubleVector.fromArray(SPECIES, xHigh, from + j);
            DoubleVector xl = DoubleVector.fromArray(SPECIES, xLow, from + j);
            DoubleVector product = factorHigh.mul(xh);
            DoubleVector rest =
                    factorHigh.fma(xh, product.neg()).add(factorLow.fma(xh, factorHigh.fma(xl, factorLow.mul(xl))));
            DoubleVector ph = product.add(rest);
            DoubleVector pl = rest.sub(ph.sub(product));

            DoubleVector sh = DoubleVector.fromArray(SPECIES, sumHigh, j);
            DoubleVector sl = DoubleVector.fromArray(SPECIES, sumLow, j);
            DoubleVector sum = sh.add(ph);
            DoubleVector a = sum.sub(sh);
            DoubleVector sumError = sh.sub(sum.sub(a)).add(ph.sub(a));
            DoubleVector rests = sl.add(pl);
            DoubleVector b = rests.sub(sl);
            DoubleVector restsError = sl.sub(rests.sub(b)).add(pl.sub(b));
            DoubleVector c = sumError.add(rests);
            DoubleVector vh = sum.add(c);
            DoubleVector w = restsError.add(c.sub(vh.sub(sum)));
            DoubleVector zh = vh.add(w);
            zh.intoArray(sumHigh, j);
            w.sub(zh.sub(vh)).intoArray(sumLow, j);
        }
    }
}
