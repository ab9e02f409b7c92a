// The search, over the index that search-index.js holds. Text becomes text, never HTML.
(() => {
  'use strict';
  const root = document.body.dataset.root;
  const input = document.querySelector('.search input');
  const hits = document.getElementById('hits');
  const all = document.getElementById('all-hits');

  // How well an entry answers a word, which may be the beginning of one of its words; 0 is not at all.
  const begins = (text, word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at === 0 || !/[a-z0-9]/.test(text[at - 1])) return true;
    }
    return false;
  };
  const score = ([title, sort, page, text], word) => {
    const name = title.toLowerCase();
    if (name === word) return 100;
    if (name.startsWith(word)) return 60;
    if (begins(name, word)) return 40;
    if (begins(sort.toLowerCase(), word)) return 20;
    return begins(text.toLowerCase(), word) ? 5 : 0;
  };
  const weights = {spec: 0.6, message: 0.9};
  const find = query => {
    const words = query.toLowerCase().split(/[\s.:()]+/).filter(word => word);
    if (words.length === 0) return [];
    return LACUNA_INDEX
      .map((entry, place) => ({entry, place, scores: words.map(word => score(entry, word))}))
      .filter(hit => hit.scores.every(value => value > 0))
      .map(hit => ({...hit, total: hit.scores.reduce((a, b) => a + b) * (weights[hit.entry[1]] || (hit.entry[1].startsWith('setting') ? 0.8 : 1))}))
      .sort((a, b) => b.total - a.total || a.place - b.place)
      .map(hit => hit.entry);
  };

  const part = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };
  const line = ([title, sort, page, text]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = root + page;
    link.append(part('b', title), part('small', sort), part('span', text));
    item.append(link);
    return item;
  };

  const suggest = () => {
    const found = find(input.value).slice(0, 10);
    hits.replaceChildren(...found.map(line));
    hits.hidden = found.length === 0;
  };
  const list = () => {
    const found = find(input.value);
    const words = found.length === 1 ? '1 result' : found.length + ' results';
    document.getElementById('found').textContent = input.value.trim() ? words + ' for “' + input.value.trim() + '”' : '';
    all.replaceChildren(...found.slice(0, 200).map(line));
  };

  input.addEventListener('input', all ? list : suggest);
  if (all) {
    input.value = new URLSearchParams(location.search).get('q') || '';
    list();
    input.focus();
    return;
  }
  input.addEventListener('keydown', event => {
    const links = [...hits.querySelectorAll('a')];
    const at = links.findIndex(link => link.classList.contains('chosen'));
    if (event.key === 'Escape') {
      hits.hidden = true;
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && links.length > 0) {
      event.preventDefault();
      if (at >= 0) links[at].classList.remove('chosen');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = links[(at + step + links.length + (at < 0 && step < 0 ? 1 : 0)) % links.length];
      next.classList.add('chosen');
      next.scrollIntoView({block: 'nearest'});
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      location.href = links[at].href;
    }
  });
  document.addEventListener('click', event => {
    if (!event.target.closest('.search')) hits.hidden = true;
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !event.target.matches('input, textarea')) {
      event.preventDefault();
      input.focus();
    }
  });
})();
