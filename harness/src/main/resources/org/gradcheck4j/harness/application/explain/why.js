'use strict';
(() => {
  const play = document.getElementById('play');
  const x = document.getElementById('x');
  const plot = document.getElementById('slope');
  const scale = name => Number(plot.dataset[name]);
  const text = value => String(value).replace('-', '−');
  const show = (name, value) => {
    play.querySelector(`[data-show=${name}]`).textContent = text(value);
  };
  const set = (shape, values) => {
    for (const name in values) plot.querySelector(shape).setAttribute(name, values[name]);
  };
  const draw = () => {
    const input = Number(x.value);
    const at = w => w * input + scale('b');
    const y = a => scale('zero') - scale('unit') * a;
    const before = at(scale('w'));
    const after = at(scale('w') + scale('h'));
    show('x', input);
    show('before', before);
    show('after', after);
    show('moved', after - before);
    show('slope', (after - before) / scale('h'));
    set('.graph', {y2: y(after)});
    set('.run', {y1: y(before), y2: y(before)});
    set('.rise', {y1: y(before), y2: y(after)});
    set('.from', {cy: y(before)});
    set('.to', {cy: y(after)});
    set('.step', {y: y(before) + (input < 0 ? -14 : 14)});
    set('.moved', {y: (y(before) + y(after)) / 2});
    plot.querySelector('.moved').textContent = `h·x = ${text(after - before)}`;
    for (const row of document.querySelectorAll('#moves tbody tr')) {
      row.classList.toggle('now', row.firstElementChild.textContent === text(input));
    }
    plot.setAttribute('aria-label', plot.getAttribute('aria-label')
      .replace(/x = [^:]*/, `x = ${text(input)}`)
      .replace(/goes from .*/, `goes from ${text(before)} to ${text(after)}.`));
  };
  play.hidden = false;
  play.addEventListener('submit', event => event.preventDefault());
  x.addEventListener('input', draw);
  draw();
})();
