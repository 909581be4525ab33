import { webAddress } from './web-address';

describe('a web address of others', () => {
  it.each([
    ['https://www.elan.example/', 'https://www.elan.example/', 'elan.example'],
    ['http://elan.example/en/post?x=1', 'http://elan.example/en/post?x=1', 'elan.example/en/post'],
  ])('is linked as it is and read without what says nothing: %s', (raw, href, shown) => {
    expect(webAddress(raw)).toEqual({ href, shown });
  });

  it.each([
    null,
    '',
    'elan.example',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'ftp://elan.example',
  ])('is no link when it is %j', (raw) => {
    expect(webAddress(raw)).toBeNull();
  });
});
